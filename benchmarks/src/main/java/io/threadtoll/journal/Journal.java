// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Fork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The forks of a run, a line of JSON each, in the order they were made.
 *
 * <p>A line is on the disk before the next fork starts, so a run that is killed at any moment loses at most the fork in
 * flight. The line that was being written then has no newline behind it: opening cuts it off.
 */
public final class Journal implements AutoCloseable {
    private final Path path;
    private final FileChannel file;

    private Journal(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /**
     * Opens a journal to append to, and makes it where there is none.
     *
     * @throws BadResultException if the file can't be written
     */
    public static Journal open(Path path) {
        try {
            cutUnfinishedLine(path);
            return new Journal(
                    path,
                    FileChannel.open(
                            path, StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new BadResultException("can't write " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * Adds a fork and waits until the disk has it.
     *
     * @throws BadResultException if it can't be written; the journal then holds what it held before
     */
    public void add(Fork fork) {
        try {
            byte[] line = (Json.MAPPER.writeValueAsString(fork) + "\n").getBytes(StandardCharsets.UTF_8);
            long before = file.size();
            try {
                append(ByteBuffer.wrap(line));
            } catch (IOException e) {
                takeBack(before, e);
                throw e;
            }
        } catch (IOException e) {
            throw new BadResultException(
                    path + " can't be written (" + FileReason.of(e)
                            + "); what it holds so far is safe. Free some space and go on with --resume.",
                    e);
        }
    }

    private void append(ByteBuffer line) throws IOException {
        while (line.hasRemaining()) {
            file.write(line);
        }
        file.force(true);
    }

    private void takeBack(long before, IOException cause) {
        try {
            file.truncate(before);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new BadResultException(path + " can't be closed: " + e.getMessage(), e);
        }
    }

    /**
     * Reads every finished line of a journal.
     *
     * @throws BadResultException if the file is absent, no file or too long, or one of its lines is not a fork
     */
    public static List<Fork> read(Path path) {
        List<Fork> forks = new ArrayList<>();
        read(path, ForkReader.whole(path), forks::add);
        return forks;
    }

    /**
     * Hands over the fork of every finished line, without its histograms and the metrics that are not wanted:
     * quickly, and in memory that doesn't grow with the journal. A histogram that is none is found by whoever reads it.
     *
     * @param wanted the names of the metrics that are wanted
     * @throws BadResultException if the file is absent, no file or too long, or one of its lines is not a fork
     */
    public static void read(Path path, Predicate<String> wanted, Consumer<Fork> each) {
        read(path, ForkReader.inPart(path, wanted), each);
    }

    private static void read(Path path, ForkReader reader, Consumer<Fork> each) {
        JournalLines.read(path, (number, bytes, from, length) -> each.accept(reader.read(number, bytes, from, length)));
    }

    /**
     * How many finished lines a journal has.
     *
     * @throws BadResultException if the file is absent, no file or too long
     */
    public static long count(Path path) {
        return JournalLines.count(path);
    }

    /**
     * The fork of a line, which has a number from 1.
     *
     * @throws BadResultException if it is none; the message names the file and the line
     */
    public static Fork parse(Path path, int number, byte[] line) {
        return ForkReader.whole(path).read(number, line, 0, line.length);
    }

    private static void cutUnfinishedLine(Path path) throws IOException {
        if (!ResultFile.exists(path)) {
            return;
        }
        ResultFile.requireFile(path);
        try (FileChannel file =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            long from = Math.max(0, file.size() - JournalLines.LONGEST - 1);
            ByteBuffer tail = ByteBuffer.allocate((int) (file.size() - from));
            while (tail.hasRemaining() && file.read(tail, from + tail.position()) >= 0) {}
            int end = tail.position();
            while (end > 0 && tail.get(end - 1) != '\n') {
                end--;
            }
            if (end == 0 && from > 0) {
                throw new IOException("its last line is longer than any");
            }
            file.truncate(from + end);
        }
    }
}
