// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import static io.threadtoll.claim.claims.HandMade.rounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.binding.BindingCost;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.measure.Cell;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.SharedWord;
import io.threadtoll.probe.WakeWithoutRelease;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The claims about what a futex is and costs. */
class FutexClaimsTest {
    private static final Cell THREE = UncontendedCells.pair(MutexKind.THREE_STATE_FUTEX);
    private static final Cell TWO = UncontendedCells.pair(MutexKind.TWO_STATE_FUTEX);

    @ParameterizedTest
    @CsvSource({
        // ns of the fastest and the slowest fork, futex calls a pair
        "18, 20, 0, REPRODUCED",
        "18, 20, 0.000001, REPRODUCED",
        "18, 20, 1, REFUTED",
        "480, 500, 0, REFUTED",
        "60, 150, 0, INCONCLUSIVE",
        "18, 20, NaN, INCONCLUSIVE",
    })
    void fastPath(double least, double most, double calls, Outcome expected) {
        Verdict verdict = new FastPath()
                .judge(new HandMade()
                        .measured(
                                THREE,
                                round -> withoutNaN(
                                        Map.of("score", round % 2 == 0 ? least : most),
                                        "futexWakesPerOp",
                                        calls,
                                        "futexWaitsPerOp",
                                        0))
                        .measured(UncontendedCells.floor(), rounds("score", 15, 16, 15, 16))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // wakes a pair of the lock with two states and of that with three, ns of a pair with two
        "1, 0, 400, REFUTED",
        "0, 0, 20, REPRODUCED",
        "0.5, 0, 400, INCONCLUSIVE",
        "1, 0.5, 400, INCONCLUSIVE",
        "1, 0, 90, INCONCLUSIVE",
    })
    void twoState(double wakesOfTwo, double wakesOfThree, double nsOfTwo, Outcome expected) {
        Verdict verdict = new TwoState()
                .judge(new HandMade()
                        .measured(TWO, round -> Map.of("score", nsOfTwo + round, "futexWakesPerOp", wakesOfTwo))
                        .measured(THREE, round -> Map.of("score", 20.0 + round, "futexWakesPerOp", wakesOfThree))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "50, 50, REFUTED",
        "50, 0, REFUTED",
        "0, 50, REFUTED",
        "0, 0, REPRODUCED",
    })
    void untilReleased(double woken, double timedOut, Outcome expected) {
        Verdict verdict = new UntilReleased()
                .judge(new HandMade()
                        .measured(
                                Cell.ofProbe(WakeWithoutRelease.ID),
                                round -> Map.of(
                                        WakeWithoutRelease.TRIED, 50.0,
                                        WakeWithoutRelease.WOKEN_WHILE_LOCKED, woken,
                                        WakeWithoutRelease.TIMED_OUT_WHILE_LOCKED, timedOut))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(verdict.figure()).contains("of 200 waits");
    }

    @ParameterizedTest
    @CsvSource({
        "20, 20, 0, REPRODUCED",
        "0, 20, 0, REFUTED",
        "20, 0, 0, REFUTED",
        "19, 20, 0, INCONCLUSIVE",
        "20, 20, 1, INCONCLUSIVE",
    })
    void sharedWord(double ofPrivate, double ofShared, double neighbour, Outcome expected) {
        Verdict verdict = new SharedWordEnough()
                .judge(new HandMade()
                        .measured(
                                Cell.ofProbe(SharedWord.ID),
                                round -> Map.of(
                                        SharedWord.PRIVATE_WOKEN, ofPrivate,
                                        SharedWord.SHARED_WOKEN, ofShared,
                                        SharedWord.NEIGHBOUR_MATTERED, neighbour))
                        .measured(binding("wakeNobody"), rounds("score", 200, 201, 202, 203))
                        .measured(binding("wakeNobodyShared"), rounds("score", 220, 221, 222, 223))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
    }

    private static Cell binding(String method) {
        return Cell.of(BindingCost.class, method, Map.of(), 1);
    }

    /** A metric that a lock can't count is absent from its forks. */
    private static Map<String, Double> withoutNaN(
            Map<String, Double> metrics, String first, double a, String second, double b) {
        return Double.isNaN(a)
                ? metrics
                : Map.of("score", metrics.getOrDefault("score", Double.NaN), first, a, second, b);
    }
}
