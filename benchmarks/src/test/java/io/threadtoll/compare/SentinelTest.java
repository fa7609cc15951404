// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentinelTest {
    private static final Contrast.Rule RULE = new Contrast.Rule(0.01, 0.05, 0.05, false);

    @Test
    void forksThatAreOfAnotherKindAfterTheDecisionAreSaid() {
        Series series = Hand.series("a", "M", 100, 101, 99, 100, 130, 131, 129, 130);
        assertThat(Sentinel.drift(series, 4, RULE))
                .hasValueSatisfying(flag -> assertThat(flag).contains("4 forks", "4 before", "+30 %"));
    }

    @Test
    void forksThatAreAlikeSayNothingNorDoFew() {
        assertThat(Sentinel.drift(Hand.series("a", "M", 100, 101, 99, 100, 101, 99, 100, 102), 4, RULE))
                .isEmpty();
        assertThat(Sentinel.drift(Hand.series("a", "M", 100, 101, 99, 100, 130, 131), 4, RULE))
                .isEmpty();
        assertThat(Sentinel.drift(Hand.series("a", "M", 100, 101, 99), 3, RULE)).isEmpty();
        assertThat(Sentinel.drift(Hand.series("a", "M", 0, 0, 0, 0, 1, 1, 1, 1), 4, RULE))
                .isEmpty();
    }
}
