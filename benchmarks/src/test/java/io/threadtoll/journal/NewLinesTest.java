// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NewLinesTest {
    private static final int TRIES = 2_000;
    private static final int LONGEST = 40;

    @Test
    void areFoundAndCountedAsByLookingAtEachByte() {
        Random random = new Random(5);
        for (int i = 0; i < TRIES; i++) {
            byte[] bytes = new byte[random.nextInt(LONGEST)];
            for (int at = 0; at < bytes.length; at++) {
                // Neighbours of a newline, and bytes with the top bit set, are what a trick with words gets wrong.
                bytes[at] = (byte) new int[] {'\n', '\n' - 1, '\n' + 1, 0x8a, 0xff, 0, 'x'}[random.nextInt(7)];
            }
            int to = random.nextInt(bytes.length + 1);
            int from = random.nextInt(to + 1);

            assertThat(NewLines.indexOf(bytes, from, to)).isEqualTo(indexOf(bytes, from, to));
            assertThat(NewLines.count(bytes, to)).isEqualTo(count(bytes, to));
        }
    }

    private static int indexOf(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private static int count(byte[] bytes, int to) {
        int count = 0;
        for (int at = 0; at < to; at++) {
            count += bytes[at] == '\n' ? 1 : 0;
        }
        return count;
    }
}
