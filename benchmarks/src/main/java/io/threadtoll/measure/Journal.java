// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.measure;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
            return new Journal(path, FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
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
                    path + " can't be written (" + e.getMessage()
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
     * @throws BadResultException if the file is absent, or one of its lines is not a fork
     */
    public static List<Fork> read(Path path) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            List<Fork> forks = new ArrayList<>();
            int start = 0;
            for (int end = 0; end < bytes.length; end++) {
                if (bytes[end] == '\n') {
                    forks.add(parse(path, forks.size() + 1, Arrays.copyOfRange(bytes, start, end)));
                    start = end + 1;
                }
            }
            return forks;
        } catch (IOException e) {
            throw new BadResultException("can't read " + path + ": " + e.getMessage(), e);
        }
    }

    /** One line, whole. */
    static Fork parse(Path path, int number, byte[] line) throws IOException {
        try {
            Fork fork = Json.MAPPER.readValue(line, Fork.class);
            if (fork == null) {
                throw new BadResultException(path + ", line " + number + " is not a fork: it is null");
            }
            return fork;
        } catch (JacksonException e) {
            throw new BadResultException(path + ", line " + number + " is not a fork: " + e.getOriginalMessage(), e);
        }
    }

    private static void cutUnfinishedLine(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            long end = file.length();
            while (end > 0) {
                file.seek(end - 1);
                if (file.read() == '\n') {
                    break;
                }
                end--;
            }
            file.setLength(end);
        }
    }
}
