// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.nio.ByteBuffer;

/**
 * One request, and the answer that must equal it byte by byte: 8 hex digits of the connection's number, 7 of the
 * request's, and a line feed. No two lines on the way are the same, so an answer on the wrong connection, or one that
 * came twice, is found.
 */
final class RequestLine {
    /** Its length. */
    static final int BYTES = 16;

    /** How many requests of a connection differ before the numbers come again. */
    static final int SEQUENCES = 1 << 28;

    private static final int ID_DIGITS = 8;
    private static final int LAST_DIGIT = BYTES - 2;
    private static final String DIGITS = "0123456789abcdef";

    private RequestLine() {}

    /** The byte at an index of the line. */
    static byte at(int id, int sequence, int index) {
        if (index < ID_DIGITS) {
            return hex(id >>> (4 * (ID_DIGITS - 1 - index)));
        }
        return index <= LAST_DIGIT ? hex(sequence >>> (4 * (LAST_DIGIT - index))) : (byte) '\n';
    }

    /** Puts the line into a buffer, from an index of the line on. */
    static void encode(int id, int sequence, int from, ByteBuffer into) {
        for (int index = from; index < BYTES; index++) {
            into.put(at(id, sequence, index));
        }
    }

    private static byte hex(int digit) {
        return (byte) DIGITS.charAt(digit & 0xf);
    }
}
