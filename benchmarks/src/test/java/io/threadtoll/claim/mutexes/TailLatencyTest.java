// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.FigureText;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TailLatencyTest {
    private static final Claim CLAIM = new TailLatency();
    private static final double STEADY = 0.01;

    @Test
    void theChampionAloneIsJudged() {
        Verdict verdict = judge(Depth.ESSENTIAL, 0.5, 3, STEADY);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(FigureText.of(verdict))
                .startsWith("0.500 [")
                .endsWith("times ReentrantLock's p99.9 by STANDBY_FUTEX, SPREAD_OVER_CORES");
        assertThat(HandMade.rows(verdict))
                .singleElement()
                .asString()
                .isEqualTo(
                        "SPREAD_OVER_CORES, 8 threads: 10.0 ms p99.9 service of STANDBY_FUTEX, 20.0 ms p99.9 service of JDK_REENTRANT");
    }

    @Test
    void theSameIsAtMost() {
        assertThat(judge(Depth.ESSENTIAL, 1, 1.2, 0.001).outcome()).isEqualTo(Outcome.REPRODUCED);
    }

    @Test
    void longerRefutesWhateverOthersDo() {
        Verdict verdict = judge(Depth.THOROUGH, 2, 0.5, STEADY);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(FigureText.of(verdict)).startsWith("2.00 [");
        assertThat(HandMade.rows(verdict).get(0))
                .contains("40.0 ms p99.9 service of STANDBY_FUTEX", "times ReentrantLock's p99.9 by THREE_STATE_FUTEX");
    }

    @Test
    void aWideIntervalIsInconclusive() {
        assertThat(judge(Depth.ESSENTIAL, 0.9, 2, 0.5).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void responseTimesStandBesideInAThoroughRun() {
        Verdict verdict = judge(Depth.THOROUGH, 0.5, 3, STEADY);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(HandMade.rows(verdict))
                .hasSize(2)
                .allSatisfy(detail -> assertThat(detail)
                        .contains(
                                "10.0 ms p99.9 response of STANDBY_FUTEX at 80 % load",
                                "20.0 ms p99.9 response of JDK"));
    }

    @Test
    void forksWithoutServiceTimesDecideNothing() {
        HandMade made = new HandMade();
        for (Cell cell : CLAIM.needs(HandMade.MACHINE, Depth.ESSENTIAL)) {
            made.measured(cell, round -> Map.of("score", 1.0));
        }
        Verdict verdict = Claims.judge(CLAIM, made.evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.reason()).contains("has no serviceP999Ns");
    }

    @Test
    void isCheapWhereItIsEssential() {
        assertThat(CLAIM.needs(HandMade.MACHINE, Depth.ESSENTIAL)).hasSize(2);
    }

    /** Tails as multiples of ReentrantLock's 20 ms. */
    private static Verdict judge(Depth depth, double standby, double others, double spread) {
        HandMade made = new HandMade();
        for (Cell cell : CLAIM.needs(HandMade.MACHINE, depth)) {
            double tail = 20e6 * tail(cell, standby, others);
            made.measured(cell, round -> {
                double value = tail * Math.exp(round % 2 == 0 ? spread : -spread);
                return Map.of("serviceP999Ns", value, "responseP999Ns", value);
            });
        }
        return Claims.judge(CLAIM, made.evidence());
    }

    private static double tail(Cell cell, double standby, double others) {
        String mutex = cell.params().get("mutex");
        return mutex.equals(MutexKind.JDK_REENTRANT.name())
                ? 1
                : mutex.equals(MutexKind.STANDBY_FUTEX.name()) ? standby : others;
    }
}
