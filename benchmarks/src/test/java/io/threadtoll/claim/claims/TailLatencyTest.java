// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TailLatencyTest {
    private static final Claim CLAIM = new TailLatency();
    private static final double STEADY = 0.01;

    @Test
    void oneFutexMutexThatKeepsNobodyLongerIsEnough() {
        Verdict verdict = judge(Depth.ESSENTIAL, 0.5, 3, STEADY);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(verdict.figure()).startsWith("0.50 [").endsWith("times ReentrantLock's");
        assertThat(verdict.details())
                .singleElement()
                .asString()
                .contains("SPREAD, 8 threads: STANDBY_FUTEX 0.50", "service 10.0 ms against 20.0 ms", "not measured");
    }

    @Test
    void theSameIsAtMost() {
        assertThat(judge(Depth.ESSENTIAL, 1, 1.2, 0.001).outcome()).isEqualTo(Outcome.REPRODUCED);
    }

    @Test
    void allLongerRefutes() {
        Verdict verdict = judge(Depth.ESSENTIAL, 3, 2, STEADY);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(verdict.figure()).startsWith("2.00 [");
        assertThat(verdict.details().get(0)).contains("_FUTEX 2.00").doesNotContain("STANDBY_FUTEX");
    }

    @Test
    void aWideIntervalIsInconclusive() {
        assertThat(judge(Depth.ESSENTIAL, 0.9, 2, 0.5).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void responseTimesStandBesideInAThoroughRun() {
        Verdict verdict = judge(Depth.THOROUGH, 0.5, 3, STEADY);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(verdict.details())
                .hasSize(2)
                .allSatisfy(detail -> assertThat(detail).contains("response at 80 % load 10.0 ms against 20.0 ms"));
    }

    @Test
    void forksWithoutServiceTimesDecideNothing() {
        HandMade made = new HandMade();
        for (Cell cell : CLAIM.needs(HandMade.PROCESSORS, Depth.ESSENTIAL)) {
            made.measured(cell, round -> Map.of("score", 1.0));
        }
        Verdict verdict = CLAIM.judge(made.evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.details().get(0)).contains("no service time was recorded");
    }

    @Test
    void isCheapWhereItIsEssential() {
        assertThat(CLAIM.needs(HandMade.PROCESSORS, Depth.ESSENTIAL)).hasSizeLessThanOrEqualTo(4);
    }

    /** Tails as multiples of ReentrantLock's 20 ms. */
    private static Verdict judge(Depth depth, double standby, double others, double spread) {
        HandMade made = new HandMade();
        for (Cell cell : CLAIM.needs(HandMade.PROCESSORS, depth)) {
            double tail = 20e6 * tail(cell, standby, others);
            made.measured(cell, round -> {
                double value = tail * Math.exp(round % 2 == 0 ? spread : -spread);
                return Map.of("serviceP999Ns", value, "responseP999Ns", value);
            });
        }
        return CLAIM.judge(made.evidence());
    }

    private static double tail(Cell cell, double standby, double others) {
        String mutex = cell.params().get("mutex");
        return mutex.equals(MutexKind.JDK_REENTRANT.name())
                ? 1
                : mutex.equals(MutexKind.STANDBY_FUTEX.name()) ? standby : others;
    }
}
