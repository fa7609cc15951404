// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.model.BadResultException;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a file or a pipe, unpacked where gzip packed them, and no more than any file of results has. */
final class Unpacked extends FilterInputStream {
    /** Results are read one by one, but one of them may be all of the file; a few packed bytes may be many. */
    private static final long MOST = 256L << 20;

    /** Every member of a gzip file begins so (RFC 1952, section 2.3.1). */
    private static final int[] GZIP = {0x1f, 0x8b};

    private long left = MOST;

    private Unpacked(InputStream bytes) {
        super(bytes);
    }

    static InputStream open(Path path) throws IOException {
        // A channel, which Files would read from, wants to know its place in the file, and a pipe has none.
        InputStream bytes = new BufferedInputStream(new FileInputStream(path.toFile()));
        try {
            bytes.mark(GZIP.length);
            boolean packed = bytes.read() == GZIP[0] && bytes.read() == GZIP[1];
            bytes.reset();
            return new Unpacked(packed ? new GZIPInputStream(bytes) : bytes);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new BadResultException("it is longer than " + MOST + " bytes, which no file of results is");
        }
    }
}
