// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claims;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.WaitingThread;
import io.threadtoll.report.FigureText;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitSleepsTest {
    @ParameterizedTest
    @CsvSource({
        // share of a CPU, looks of 50 that found it asleep, waits of 1000 refused, share of a CPU of the control
        "0, 50, 1000, 0.99, REPRODUCED",
        "0.001, 50, 1000, 0.99, REPRODUCED",
        "0.99, 0, 1000, 0.99, REFUTED",
        "0, 50, 0, 0.99, REFUTED",
        "0, 49, 1000, 0.99, INCONCLUSIVE",
        "0.01, 50, 1000, 0.99, INCONCLUSIVE",
        "0, 50, 999, 0.99, INCONCLUSIVE",
        "0, 50, 1000, 0, INCONCLUSIVE",
        "0, 50, 1000, 0.4, REPRODUCED",
    })
    void waitSleeps(double cpu, double asleep, double refused, double control, Outcome expected) {
        Verdict verdict = Claims.judge(
                new WaitSleeps(),
                new HandMade()
                        .measured(
                                Cell.ofProbe(WaitingThread.ID),
                                round -> Map.of(
                                        WaitingThread.WINDOW_NS,
                                        1e9,
                                        WaitingThread.CPU_NS,
                                        cpu * 1e9,
                                        WaitingThread.SAMPLES,
                                        50.0,
                                        WaitingThread.ASLEEP,
                                        asleep,
                                        WaitingThread.EARLY_RETURNS,
                                        0.0,
                                        WaitingThread.OTHER_VALUE_TRIED,
                                        1000.0,
                                        WaitingThread.OTHER_VALUE_REFUSED,
                                        refused,
                                        WaitingThread.SPINNER_CPU_FRACTION,
                                        control))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(FigureText.of(verdict)).contains("of 200 looks");
    }
}
