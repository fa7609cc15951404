// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.nio.ByteBuffer;

/** Finds the lines in bytes that come in pieces. A buffer holds them from index 0 to its position, a line's start first. */
final class LineFraming {
    /** Bytes of the longest line, its {@code '\n'} included. */
    static final int LONGEST = 4_096;

    /** Why a connection with a longer one is cut off. */
    static final String OVERLONG = "a line of more than " + LONGEST + " bytes";

    private LineFraming() {}

    /**
     * Where the complete lines end.
     *
     * @param searched how many bytes are known to hold no {@code '\n'}
     * @return the index behind the last {@code '\n'}, or behind the last one before a line that is too long; else 0
     */
    static int end(ByteBuffer bytes, int searched) {
        int end = 0;
        for (int at = searched; at < bytes.position(); at++) {
            if (bytes.get(at) == '\n') {
                if (at + 1 - end > LONGEST) {
                    return end;
                }
                end = at + 1;
            }
        }
        return end;
    }

    /** Whether what follows the complete lines is too long, finished or not. */
    static boolean isOverlong(ByteBuffer bytes, int end) {
        return bytes.position() - end > LONGEST;
    }
}
