// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.function.IntFunction;

/** Echoes the lines of one connection in the thread that calls, with a buffer as small as its lines allow. */
final class BlockingEcho {
    /** Bytes of an idle connection's buffer. */
    private static final int SMALL = 256;

    /** One byte more than the longest line: what shows that a line is too long. */
    private static final int LARGEST = LineFraming.LONGEST + 1;

    private BlockingEcho() {}

    /**
     * Echoes until the peer has sent its last byte or a line that is too long.
     *
     * @param memory makes a buffer of so many bytes
     * @return whether every line could be echoed
     * @throws IOException if the connection breaks
     */
    static boolean echo(SocketChannel channel, IntFunction<ByteBuffer> memory) throws IOException {
        ByteBuffer bytes = memory.apply(SMALL);
        int searched = 0;
        while (channel.read(bytes) >= 0) {
            int end = LineFraming.end(bytes, searched);
            boolean overlong = LineFraming.isOverlong(bytes, end);
            if (end > 0) {
                send(channel, bytes, end);
            }
            if (overlong) {
                return false;
            }
            searched = bytes.position();
            if (!bytes.hasRemaining()) {
                bytes = memory.apply(Math.min(2 * searched, LARGEST)).put(bytes.flip());
            } else if (searched == 0 && bytes.capacity() > SMALL) {
                bytes = memory.apply(SMALL);
            }
        }
        send(channel, bytes, searched);
        return true;
    }

    /** Sends the bytes up to an end, however long the peer takes to read, and moves the others to the front. */
    private static void send(SocketChannel channel, ByteBuffer bytes, int end) throws IOException {
        int filled = bytes.position();
        bytes.limit(end).position(0);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        bytes.limit(filled);
        bytes.compact();
    }
}
