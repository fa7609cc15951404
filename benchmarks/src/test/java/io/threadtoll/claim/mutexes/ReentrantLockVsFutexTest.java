// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.FigureText;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The headline, with speeds made up. */
class ReentrantLockVsFutexTest {
    private static final ReentrantLockVsFutex CLAIM = new ReentrantLockVsFutex();
    private static final double STEADY = 0.001;

    @Test
    void oneMutexThatKeepsUpEverywhereIsEnough() {
        Verdict verdict = judge(Depth.ESSENTIAL, 1, 0.5, STEADY, cell -> false);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(HandMade.rows(verdict))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).contains("by THREE_STATE_FUTEX", "(at least 0.950: yes)"));
    }

    @Test
    void anotherMutexMayWinElsewhere() {
        Verdict verdict = judge(Depth.ESSENTIAL, 0.5, 1.5, STEADY, cell -> false);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(HandMade.rows(verdict)).allSatisfy(line -> assertThat(line).contains("SPIN_THEN_WAIT_FUTEX"));
    }

    @Test
    void oneCellInWhichNoneKeepsUpRefutes() {
        Verdict verdict = judge(
                Depth.ESSENTIAL,
                1.2,
                1.1,
                STEADY,
                cell -> cell.threads() == 8
                        && "100".equals(cell.params().get("insideNs"))
                        && "SPREAD".equals(cell.params().get("placement")));
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(FigureText.of(verdict)).isEqualTo("4 of 5 cells at least equal, 1 cells below");
    }

    @Test
    void slowerAloneRefutesToo() {
        Verdict verdict = judge(Depth.ESSENTIAL, 1.2, 1.2, STEADY, cell -> cell.threads() == 1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(HandMade.rows(verdict).get(0)).startsWith("uncontended").contains("(at least 0.950: no)");
    }

    @Test
    void wideIntervalsAreInconclusive() {
        assertThat(judge(Depth.ESSENTIAL, 1, 1, 0.3, cell -> false).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aDeeperRunHasMoreDuels() {
        assertThat(judge(Depth.THOROUGH, 1, 1, STEADY, cell -> false).evidence())
                .hasSize(11);
    }

    @Test
    void whatIsMadeForOtherThingsIsNotInTheRace() {
        assertThat(CLAIM.needs(HandMade.MACHINE, Depth.THOROUGH))
                .extracting(cell -> cell.params().get("mutex"))
                .contains("THREE_STATE_FUTEX", "STANDBY_FUTEX")
                .doesNotContain("TWO_STATE_FUTEX", "FAIR_FUTEX");
    }

    /** Speeds as multiples of ReentrantLock's; the spread alternates from round to round. */
    private static Verdict judge(Depth depth, double three, double spin, double spread, Predicate<Cell> slow) {
        HandMade made = new HandMade();
        for (Cell cell : CLAIM.needs(HandMade.MACHINE, depth)) {
            double speed = speed(cell, three, spin) * (slow.test(cell) && !isJdk(cell) ? 0.5 : 1);
            double even = 20 / speed;
            // JMH's score of many threads says the opposite, and is not to be believed.
            made.measured(
                    cell,
                    round -> Map.of(
                            cell.threads() == 1 ? "score" : "wallPerOpNs",
                            even * (1 + (round % 2 == 0 ? spread : -spread)),
                            cell.threads() == 1 ? "none" : "score",
                            even));
        }
        return Claims.judge(CLAIM, made.evidence());
    }

    private static double speed(Cell cell, double three, double spin) {
        return isJdk(cell)
                ? 1
                : MutexKind.THREE_STATE_FUTEX.name().equals(cell.params().get("mutex")) ? three : spin;
    }

    private static boolean isJdk(Cell cell) {
        return MutexKind.JDK_REENTRANT.name().equals(cell.params().get("mutex"));
    }
}
