// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.nio.ByteBuffer;

/**
 * What an event loop keeps for a connection that is not idle.
 *
 * @param line the line that isn't finished yet
 * @param unsent what the peer has not taken yet; while there is something, nothing more is read from it
 * @param last whether the connection is closed once that is sent
 */
record Leftover(ByteBuffer line, ByteBuffer unsent, boolean last) {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** A copy of so much of two buffers as is between position and limit; empty if there is nothing to keep. */
    static Leftover copy(ByteBuffer line, ByteBuffer unsent, boolean last) {
        return new Leftover(copy(line), copy(unsent), last);
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        return bytes.hasRemaining()
                ? ByteBuffer.allocate(bytes.remaining()).put(bytes).flip()
                : NOTHING;
    }
}
