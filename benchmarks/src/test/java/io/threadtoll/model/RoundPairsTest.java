// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.statistics.Welch;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two cells that go up and down together, one of them 10 % slower. */
class RoundPairsTest {
    private static final double[] MACHINE = {100, 140, 90, 120, 160, 110, 95, 130};

    @Test
    void whatTheMachineDoesToBothDoesNotWidenTheRatio() {
        Welch paired = RoundPairs.of("uncontended", cell(8, 1.1), cell(8, 1)).orElseThrow();
        assertThat(paired.difference()).isCloseTo(Math.log(1.1), within(0.02));
        assertThat(paired.error()).isLessThan(0.01);
        assertThat(paired.freedom()).isEqualTo(7);
    }

    @Test
    void fewRoundsAndOtherQuestionsAreNotPaired() {
        assertThat(RoundPairs.of("uncontended", cell(5, 1.1), cell(5, 1))).isEmpty();
        assertThat(RoundPairs.of("contention", cell(8, 1.1), cell(8, 1))).isEmpty();
    }

    @Test
    void aRoundThatOnlyOneHasIsLeftOut() {
        Welch paired = RoundPairs.of("uncontended", cell(8, 1.1), cell(6, 1)).orElseThrow();
        assertThat(paired.freedom()).isEqualTo(5);
    }

    private static Map<Integer, Double> cell(int rounds, double factor) {
        return IntStream.range(0, rounds)
                .boxed()
                .collect(Collectors.toMap(
                        Function.identity(), round -> Math.pow(factor, 1 + 0.02 * (round % 3)) * MACHINE[round]));
    }
}
