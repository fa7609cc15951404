// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.FigureText;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The headline, with speeds made up. */
class ReentrantLockVsFutexTest {
    private static final ReentrantLockVsFutex CLAIM = new ReentrantLockVsFutex();
    private static final double STEADY = 0.001;

    @Test
    void aChampionThatKeepsUpEverywhereReproduces() {
        Verdict verdict = judge(Depth.ESSENTIAL, 1, 0.5, STEADY, cell -> false);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(HandMade.rows(verdict))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).contains("by STANDBY_FUTEX", "(at least 0.950: yes)"));
    }

    /** The best of several is found by luck too, so it is not looked for. */
    @Test
    void anotherMutexThatIsFasterDoesNotHelp() {
        Verdict verdict = judge(Depth.THOROUGH, 0.5, 1.5, STEADY, cell -> false);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(HandMade.rows(verdict))
                .allSatisfy(line -> assertThat(line).contains("by THREE_STATE_FUTEX", "by SPIN_THEN_WAIT_FUTEX"));
    }

    @Test
    void aQuickRunMeasuresTheTwoThatAreJudged() {
        assertThat(CLAIM.needs(HandMade.MACHINE, Depth.ESSENTIAL))
                .hasSize(10)
                .extracting(cell -> cell.params().get("mutex"))
                .containsOnly("STANDBY_FUTEX", "JDK_REENTRANT");
    }

    /** Each cell as sure as one alone has to be: all of them have to agree. */
    @Test
    void holdingInEveryCellTakesNoCorrection() {
        Band band = Band.atLeast(0.95);
        Figure each = new Figure("x", Unit.COUNT, 1, 0.96, 1.04, 0, band, false);
        Figure together = new Figure("x", Unit.COUNT, 1, 0.9, 1.1, 0, band, false);
        assertThat(Ruling.inEvery(List.of(each, each), List.of(together, together)))
                .isEqualTo(Outcome.REPRODUCED);
    }

    /** That one of many falls behind takes the confidence of all. */
    @Test
    void failingInSomeCellTakesACorrection() {
        Band band = Band.atLeast(0.95);
        Figure each = new Figure("x", Unit.COUNT, 0.9, 0.86, 0.94, 0, band, false);
        Figure together = new Figure("x", Unit.COUNT, 0.9, 0.84, 0.96, 0, band, false);
        Figure surely = new Figure("x", Unit.COUNT, 0.5, 0.4, 0.6, 0, band, false);
        assertThat(Ruling.inEvery(List.of(each), List.of(together))).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(Ruling.inEvery(List.of(each, each), List.of(together, surely)))
                .isEqualTo(Outcome.REFUTED);
    }

    @Test
    void oneCellInWhichItFallsBehindRefutes() {
        Verdict verdict = judge(
                Depth.ESSENTIAL,
                1.2,
                1.1,
                STEADY,
                cell -> cell.threads() == 8
                        && "100".equals(cell.params().get("insideNs"))
                        && "SPREAD_OVER_CORES".equals(cell.params().get("placement")));
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

    /** A run that has not the time for all of it goes on with the cells that are open, and with no other. */
    @Test
    void eachDuelIsAPartThatIsDecidedAlone() {
        Cell noisy = CLAIM.needs(HandMade.MACHINE, Depth.ESSENTIAL).get(2);
        HandMade made = new HandMade();
        CLAIM.needs(HandMade.MACHINE, Depth.ESSENTIAL)
                .forEach(cell -> made.measured(
                        cell,
                        round -> Map.of(
                                cell.threads() == 1 ? "score" : "wallPerOpNs",
                                10 * (1 + (round % 2 == 0 ? 1 : -1) * (cell.equals(noisy) ? 0.9 : STEADY)))));

        assertThat(CLAIM.parts(made.evidence()))
                .hasSize(5)
                .filteredOn(Claim.Part::isOpen)
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.cells()).hasSize(2).contains(noisy);
                    assertThat(part.forksToDecide(4)).isGreaterThan(4);
                });
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

    /** Speeds of the champion and the others as multiples of ReentrantLock's; the spread alternates from round to round. */
    private static Verdict judge(Depth depth, double champion, double others, double spread, Predicate<Cell> slow) {
        HandMade made = new HandMade();
        for (Cell cell : CLAIM.needs(HandMade.MACHINE, depth)) {
            double speed = speed(cell, champion, others) * (slow.test(cell) && !isJdk(cell) ? 0.5 : 1);
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

    private static double speed(Cell cell, double champion, double others) {
        return isJdk(cell) ? 1 : FutexRace.CHAMPION.name().equals(cell.params().get("mutex")) ? champion : others;
    }

    private static boolean isJdk(Cell cell) {
        return MutexKind.JDK_REENTRANT.name().equals(cell.params().get("mutex"));
    }
}
