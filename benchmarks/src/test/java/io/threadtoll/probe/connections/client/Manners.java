// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** What a server of the tests does with one connection, until it returns; then the connection is closed. */
interface Manners {
    void serve(InputStream in, OutputStream out) throws IOException;

    /** Echoes every byte by itself, so that no answer arrives in one piece. */
    static Manners crumbs() {
        return (in, out) -> {
            int value = in.read();
            while (value >= 0) {
                out.write(value);
                value = in.read();
            }
        };
    }

    /** Echoes lines. */
    static Manners good() {
        return lines(line -> line);
    }

    /** Echoes some lines of each connection, then closes it. */
    static Manners leavingAfter(int lines) {
        return (in, out) -> {
            for (int k = 0; k < lines; k++) {
                out.write(in.readNBytes(RequestLine.BYTES));
            }
        };
    }

    /** Echoes some lines of each connection, then swallows what comes. */
    static Manners silentAfter(int lines) {
        return (in, out) -> {
            leavingAfter(lines).serve(in, out);
            in.transferTo(OutputStream.nullOutputStream());
        };
    }

    /** Changes one byte of one line, counted over all connections. */
    static Manners changing(int which, int index) {
        AtomicInteger count = new AtomicInteger();
        return lines(line -> {
            if (count.incrementAndGet() == which) {
                line[index] ^= 1;
            }
            return line;
        });
    }

    /** Adds a byte to one line. */
    static Manners adding(int which) {
        AtomicInteger count = new AtomicInteger();
        return lines(line -> {
            if (count.incrementAndGet() == which) {
                byte[] longer = Arrays.copyOf(line, line.length + 1);
                longer[line.length] = 'x';
                return longer;
            }
            return line;
        });
    }

    /** Echoes what an answer function makes of each line. */
    static Manners lines(UnaryOperator<byte[]> answer) {
        return (in, out) -> {
            byte[] line = in.readNBytes(RequestLine.BYTES);
            while (line.length == RequestLine.BYTES) {
                out.write(answer.apply(line));
                line = in.readNBytes(RequestLine.BYTES);
            }
        };
    }
}
