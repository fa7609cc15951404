// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.BadResultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/** The finished lines of a journal, one after the other: only what holds one of them is in memory. */
final class JournalLines {
    /** A line has some 2 KB; the longest histograms that a fork can have take 4 MiB together. */
    static final int LONGEST = 1 << 23;

    /** A journal has below 20 MB, and one of the whole grid some 100. */
    private static final long LONGEST_JOURNAL = 1L << 29;

    private static final int CHUNK = 1 << 18;

    private JournalLines() {}

    /** Takes a line without its end. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes it.
         *
         * @param number the line's, from 1
         * @param bytes hold the line, and afterwards another
         */
        void take(int number, byte[] bytes, int from, int length);
    }

    /**
     * Hands over each line that has an end, in their order.
     *
     * @throws BadResultException if the file is absent, none, or longer than any, or one of its lines is
     */
    static void read(Path path, Taker taker) {
        try (InputStream file = ResultFile.open(path, LONGEST_JOURNAL)) {
            byte[] bytes = new byte[CHUNK];
            int number = 1;
            int kept = 0;
            for (int read = file.read(bytes); read >= 0; read = file.read(bytes, kept, bytes.length - kept)) {
                int filled = kept + read;
                int start = 0;
                for (int end = NewLines.indexOf(bytes, kept, filled);
                        end >= 0;
                        end = NewLines.indexOf(bytes, start, filled)) {
                    taker.take(number++, bytes, start, end - start);
                    start = end + 1;
                }
                kept = filled - start;
                if (kept < bytes.length) {
                    System.arraycopy(bytes, start, bytes, 0, kept);
                } else if (kept < LONGEST) {
                    bytes = Arrays.copyOf(bytes, 2 * kept);
                } else {
                    throw new BadResultException(
                            path + ", line " + number + " is not a fork: it has more than " + LONGEST + " bytes");
                }
            }
        } catch (IOException e) {
            throw new BadResultException("can't read " + path + ": " + e.getMessage(), e);
        }
    }

    /**
     * How many lines have an end.
     *
     * @throws BadResultException if the file is absent, none, or longer than any
     */
    static long count(Path path) {
        try (InputStream file = ResultFile.open(path, LONGEST_JOURNAL)) {
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
}
