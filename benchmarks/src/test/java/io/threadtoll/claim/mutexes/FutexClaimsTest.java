// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import static io.threadtoll.claim.HandMade.rounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.binding.BindingCost;
import io.threadtoll.bench.binding.TimedCall;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.linux.Binding;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.SharedWord;
import io.threadtoll.probe.WakeWithoutRelease;
import io.threadtoll.report.FigureText;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The claims about what a futex is and costs. */
class FutexClaimsTest {
    @ParameterizedTest
    @CsvSource({
        "50, 50, REFUTED",
        "50, 0, REFUTED",
        "0, 50, REFUTED",
        "0, 0, REPRODUCED",
    })
    void untilReleased(double woken, double timedOut, Outcome expected) {
        Verdict verdict = Claims.judge(
                new UntilReleased(),
                new HandMade()
                        .measured(
                                Cell.ofProbe(WakeWithoutRelease.ID),
                                round -> Map.of(
                                        WakeWithoutRelease.TRIED, 50.0,
                                        WakeWithoutRelease.WOKEN_WHILE_LOCKED, woken,
                                        WakeWithoutRelease.TIMED_OUT_WHILE_LOCKED, timedOut))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(FigureText.of(verdict)).contains("of 200 waits");
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
        Verdict verdict = Claims.judge(
                new SharedWordEnough(),
                new HandMade()
                        .measured(
                                Cell.ofProbe(SharedWord.ID),
                                round -> Map.of(
                                        SharedWord.PRIVATE_WOKEN, ofPrivate,
                                        SharedWord.SHARED_WOKEN, ofShared,
                                        SharedWord.NEIGHBOUR_MATTERED, neighbour))
                        .measured(
                                BindingCost.cell(TimedCall.WAKE_NOBODY, Binding.standard()),
                                rounds("score", 200, 201, 202, 203))
                        .measured(
                                BindingCost.cell(TimedCall.WAKE_NOBODY_SHARED, Binding.standard()),
                                rounds("score", 220, 221, 222, 223))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
    }
}
