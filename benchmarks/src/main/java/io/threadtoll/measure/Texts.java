// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.measure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Makes strings of bytes, and gives the same one again for the same bytes: a journal has a few texts, such as the names of
 * its metrics, on every line. For one thread.
 */
final class Texts {
    private static final int SLOTS = 1 << 12;

    private final String[] texts = new String[SLOTS];
    private final byte[][] keys = new byte[SLOTS][];

    /** The text from {@code from} to before {@code to}, in UTF-8. */
    String of(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 15) & SLOTS - 1;
        byte[] key = keys[slot];
        if (key == null || !Arrays.equals(key, 0, key.length, bytes, from, to)) {
            // Of two that share a slot the later one stays: it costs time, and nothing else.
            keys[slot] = Arrays.copyOfRange(bytes, from, to);
            texts[slot] = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        return texts[slot];
    }
}
