// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.BadResultException;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The finished lines of a journal, one after the other: only one of them is in memory. */
final class JournalLines implements Closeable {
    /** A line has some 2 KB; the longest histograms that a fork can have take 4 MiB together. */
    static final int LONGEST = 1 << 23;

    /** A journal has below 20 MB, and one of the whole grid some 100. */
    static final long LONGEST_JOURNAL = 1L << 29;

    private final Path path;
    private final InputStream stream;
    private final byte[] block = new byte[1 << 16];
    private int at;
    private int end;
    private int number;

    /**
     * Opens a journal.
     *
     * @throws BadResultException if it is absent, no file, or longer than any
     */
    JournalLines(Path path) {
        this.path = path;
        this.stream = ResultFile.open(path, LONGEST_JOURNAL);
    }

    /** The number of the line that was given last, from 1. */
    int number() {
        return number;
    }

    /**
     * The next line without its end; none after the last one that has an end.
     *
     * @throws BadResultException if it can't be read or is longer than any
     */
    Optional<byte[]> next() {
        number++;
        ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
        try {
            while (at < end || fill()) {
                int from = at;
                while (at < end && block[at] != '\n') {
                    at++;
                }
                if (line.size() + at - from > LONGEST) {
                    throw new BadResultException(
                            path + ", line " + number + " is not a fork: it has more than " + LONGEST + " bytes");
                }
                line.write(block, from, at - from);
                if (at < end) {
                    at++;
                    return Optional.of(line.toByteArray());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new BadResultException("can't read " + path + ": " + e.getMessage(), e);
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, stream.read(block));
        return end > 0;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new BadResultException(path + " can't be closed: " + e.getMessage(), e);
        }
    }
}
