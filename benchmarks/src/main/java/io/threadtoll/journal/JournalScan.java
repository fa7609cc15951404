// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.BadResultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads a journal fork by fork for its means alone, in memory that doesn't grow with it; {@link Journal#read} keeps all.
 *
 * <p>A line that isn't quite as Threadtoll writes it is read whole. What is passed over of the others is checked only for
 * being JSON: a histogram that is none is found by whoever reads it.
 */
public final class JournalScan {
    private static final int CHUNK = 1 << 18;

    private final Path path;
    private final ForkScanner scanner;
    private final Predicate<String> wanted;
    private final Consumer<ForkMeans> each;
    private int lines;

    private JournalScan(Path path, Predicate<String> wanted, Consumer<ForkMeans> each) {
        this.path = path;
        this.scanner = new ForkScanner(wanted);
        this.wanted = wanted;
        this.each = each;
    }

    /**
     * Hands over every fork of the finished lines, in their order.
     *
     * @param wanted the metrics whose means are wanted
     * @throws BadResultException if the file is absent, or one of its lines is not a fork or longer than any fork is
     */
    public static void read(Path path, Predicate<String> wanted, Consumer<ForkMeans> each) {
        try (InputStream file = ResultFile.open(path, JournalLines.LONGEST_JOURNAL)) {
            new JournalScan(path, wanted, each).read(file);
        } catch (IOException e) {
            throw new BadResultException("can't read " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * How many finished lines a journal has.
     *
     * @throws BadResultException if it is absent
     */
    public static long count(Path path) {
        try (InputStream file = ResultFile.open(path, JournalLines.LONGEST_JOURNAL)) {
            byte[] chunk = new byte[CHUNK];
            long count = 0;
            for (int length = file.read(chunk); length >= 0; length = file.read(chunk)) {
                count += NewLines.count(chunk, length);
            }
            return count;
        } catch (IOException e) {
            throw new BadResultException("can't read " + path + ": " + e.getMessage(), e);
        }
    }

    private void read(InputStream file) throws IOException {
        byte[] bytes = new byte[CHUNK];
        int kept = 0;
        for (int read = file.read(bytes); read >= 0; read = file.read(bytes, kept, bytes.length - kept)) {
            int filled = kept + read;
            int start = 0;
            int end = NewLines.indexOf(bytes, kept, filled);
            while (end >= 0) {
                line(bytes, start, end);
                start = end + 1;
                end = NewLines.indexOf(bytes, start, filled);
            }
            kept = filled - start;
            if (kept == bytes.length) {
                bytes = longer(bytes);
            } else {
                System.arraycopy(bytes, start, bytes, 0, kept);
            }
        }
    }

    private byte[] longer(byte[] bytes) {
        if (bytes.length >= JournalLines.LONGEST) {
            throw new BadResultException(path + ", line " + (lines + 1) + " is not a fork: it has more than "
                    + JournalLines.LONGEST + " bytes");
        }
        return Arrays.copyOf(bytes, 2 * bytes.length);
    }

    private void line(byte[] bytes, int start, int end) throws IOException {
        lines++;
        Optional<ForkMeans> fork = scanner.scan(bytes, start, end - start);
        each.accept(fork.isPresent() ? fork.get() : whole(Arrays.copyOfRange(bytes, start, end)));
    }

    /** Where the scanner can't make sense of a line, what reads everything decides, and says what is wrong. */
    private ForkMeans whole(byte[] line) throws IOException {
        return ForkMeans.of(Journal.parse(path, lines, line), wanted);
    }
}
