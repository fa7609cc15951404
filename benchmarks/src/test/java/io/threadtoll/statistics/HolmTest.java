// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HolmTest {
    /** Sorted 0.005, 0.01, 0.03, 0.04 times 4, 3, 2, 1: 0.02, 0.03, 0.06, and 0.04, which can't be below the one before. */
    @Test
    void fourByHand() {
        assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005})).containsExactly(0.03, 0.06, 0.06, 0.02);
    }

    @Test
    void nothingIsMoreThanCertain() {
        assertThat(Holm.adjust(new double[] {0.9, 0.8})).containsExactly(1, 1);
    }

    @Test
    void oneStaysAsItIs() {
        assertThat(Holm.adjust(new double[] {0.05})).containsExactly(0.05);
        assertThat(Holm.adjust(new double[0])).isEmpty();
    }
}
