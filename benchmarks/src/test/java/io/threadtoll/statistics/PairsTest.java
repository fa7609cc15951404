// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** From how many rounds on a ratio by round pays, as {@code results/trials/pairs.sh} shows it. */
class PairsTest {
    @Test
    void neighboursThatAreAlikePayFromSixRoundsOn() {
        assertThat(PairsTrial.of(0.44, 3, 4000).width()).isGreaterThan(1.05);
        assertThat(PairsTrial.of(0.44, 6, 4000).width()).isLessThan(0.95);
        assertThat(PairsTrial.of(0.03, 12, 4000).width()).isGreaterThan(1.03);
    }

    @Test
    void aPairedIntervalErrsAsItSays() {
        PairsTrial.Result result = PairsTrial.of(0.44, 6, 20_000);
        assertThat(result.pairedOff()).isBetween(0.008, 0.012);
        assertThat(result.welchOff()).isLessThan(result.pairedOff());
    }
}
