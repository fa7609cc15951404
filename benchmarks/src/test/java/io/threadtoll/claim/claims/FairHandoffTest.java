// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import static io.threadtoll.claim.claims.HandMade.PROCESSORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.measure.Cell;
import io.threadtoll.mutex.MutexKind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shares made up: those of P threads, and those of 4P. */
class FairHandoffTest {
    private static final FairHandoff CLAIM = new FairHandoff();
    private static final double STEADY = 0.0005;

    @Test
    void evenSharesReproduce() {
        Verdict verdict = judge(Depth.ESSENTIAL, 0.999, 0.998, STEADY, 1.99);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(verdict.figure()).startsWith("Jain's index 0.9990 [").contains(", 0.9980 [");
        assertThat(verdict.details())
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line).startsWith("FAIR_FUTEX").contains("1.50 futex waits and 0.500 wakes"));
    }

    @Test
    void unevenSharesAtEitherCountRefute() {
        assertThat(judge(Depth.ESSENTIAL, 0.98, 0.999, STEADY, 1.99).outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(judge(Depth.ESSENTIAL, 0.999, 0.98, STEADY, 1.99).outcome()).isEqualTo(Outcome.REFUTED);
    }

    @Test
    void sharesThatVaryAroundTheBandAreInconclusive() {
        assertThat(judge(Depth.ESSENTIAL, 0.99, 0.999, 0.01, 1.99).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void roundsWithoutParallelThreadsDoNotCount() {
        Verdict verdict = judge(Depth.ESSENTIAL, 0.5, 0.5, STEADY, 1.2);
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reason()).contains("two threads got 1.20 CPUs");
    }

    @Test
    void aDeeperRunSaysWhatTheJdkLockLetsThroughAndIsNotJudgedByIt() {
        HandMade made = measured(Depth.THOROUGH, 0.999, 0.999, STEADY, 1.99);
        Verdict verdict = CLAIM.judge(made.evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(verdict.details()).hasSize(4);
        assertThat(verdict.details().get(2))
                .startsWith("JDK_REENTRANT_FAIR, 2 threads: Jain's index 0.5")
                .contains("20.0 kops/s", "1.00 voluntary switches a pass");
    }

    private static Verdict judge(Depth depth, double few, double many, double spread, double cpuPerWall) {
        return CLAIM.judge(measured(depth, few, many, spread, cpuPerWall).evidence());
    }

    /** The spread alternates from round to round. */
    private static HandMade measured(Depth depth, double few, double many, double spread, double cpuPerWall) {
        HandMade made = new HandMade().gate(cpuPerWall);
        for (Cell cell : CLAIM.needs(PROCESSORS, depth)) {
            if (!cell.isProbe()) {
                boolean jdk =
                        MutexKind.JDK_REENTRANT_FAIR.name().equals(cell.params().get("mutex"));
                double fairness = jdk ? 0.5 : cell.threads() == PROCESSORS ? few : many;
                made.measured(cell, round -> figures(fairness + (round % 2 == 0 ? spread : -spread), jdk));
            }
        }
        return made;
    }

    private static Map<String, Double> figures(double fairness, boolean jdk) {
        return jdk
                ? Map.of("score", 20e3, "fairnessFraction", fairness, "voluntarySwitchesPerOp", 1.0)
                : Map.of("score", 40e3, "fairnessFraction", fairness, "futexWaitsPerOp", 1.5, "futexWakesPerOp", 0.5);
    }
}
