// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Correlations whose right answer is known. */
class RankCorrelationTest {
    private static final double[] RISING = {1, 2, 3, 4, 5};

    @Test
    void onlyTheOrderMatters() {
        assertThat(RankCorrelation.of(RISING, new double[] {-1, 0, 1e-9, 7, 1e9}))
                .isEqualTo(1, within(1e-12));
        assertThat(RankCorrelation.of(RISING, new double[] {9, 8, 7, 6, -1e9})).isEqualTo(-1, within(1e-12));
    }

    @Test
    void squaredDifferencesOfRanksGiveIt() {
        // 1 - 6 sum d^2 / (n (n^2 - 1)) with d = 0, 1, 1, 1, 1: 1 - 24/120.
        assertThat(RankCorrelation.of(RISING, new double[] {1, 3, 2, 5, 4})).isEqualTo(0.8, within(1e-12));
    }

    @Test
    void equalsShareTheirRanks() {
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5).
        assertThat(RankCorrelation.of(new double[] {0, 7, 7, 9}, new double[] {1, 2, 3, 4}))
                .isEqualTo(Math.sqrt(0.9), within(1e-12));
    }

    @Test
    void aConstantHasNoOrder() {
        assertThat(RankCorrelation.of(RISING, new double[] {3, 3, 3, 3, 3})).isNaN();
    }

    @Test
    void differentCasesCannotBeCompared() {
        assertThatIllegalArgumentException().isThrownBy(() -> RankCorrelation.of(RISING, new double[] {1, 2}));
        assertThatIllegalArgumentException().isThrownBy(() -> RankCorrelation.of(new double[] {1}, new double[] {1}));
    }
}
