// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.statistics.Welch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two series that go up and down together, one of them 10 % slower. */
class RoundPairsTest {
    private static final double[] MACHINE = {100, 140, 90, 120, 160, 110, 95, 130};

    @Test
    void whatTheMachineDoesToBothDoesNotWidenTheRatio() {
        Welch paired =
                RoundPairs.of(uncontended("a", 8, 1.1), uncontended("a", 8, 1)).orElseThrow();
        assertThat(paired.difference()).isCloseTo(Math.log(1.1), within(0.02));
        assertThat(paired.error()).isLessThan(0.01);
        assertThat(paired.freedom()).isEqualTo(7);
    }

    @Test
    void fewRoundsOtherQuestionsAndOtherRunsAreNotPaired() {
        assertThat(RoundPairs.of(uncontended("a", 5, 1.1), uncontended("a", 5, 1)))
                .isEmpty();
        assertThat(RoundPairs.of(uncontended("a", 8, 1.1), uncontended("b", 8, 1)))
                .isEmpty();
        assertThat(RoundPairs.of(series("contention", "a", 8, 1.1), series("contention", "a", 8, 1)))
                .isEmpty();
    }

    @Test
    void aRoundThatOnlyOneHasIsLeftOut() {
        Welch paired =
                RoundPairs.of(uncontended("a", 8, 1.1), uncontended("a", 6, 1)).orElseThrow();
        assertThat(paired.freedom()).isEqualTo(5);
    }

    private static Series uncontended(String run, int forks, double factor) {
        return series("uncontended", run, forks, factor);
    }

    private static Series series(String question, String run, int forks, double factor) {
        double[] values = IntStream.range(0, forks)
                .mapToDouble(i -> factor * MACHINE[i] * (1 + 0.002 * (i % 3)))
                .toArray();
        return Hand.with(Hand.series(run, "M", values), Series.QUESTION, question);
    }
}
