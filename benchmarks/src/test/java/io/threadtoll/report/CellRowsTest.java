// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellRowsTest {
    @Test
    void areGroupedByQuestionInOrder() {
        assertThat(CellRows.of(Samples.forks()).keySet()).containsExactly("contention", "probe");
    }

    /** They have some fifty metrics each, and tables of their own. */
    @Test
    void rampsOfConnectionsAreLeftOut() {
        assertThat(CellRows.of(ConnectionSamples.forks()).get("probe"))
                .extracting(row -> row.cell().probe())
                .containsExactly("limits");
    }

    /** A probe that says something about its figures did not fail. */
    @Test
    void aNoteIsNoReasonOfAFailure() {
        Cell cell = Cell.ofProbe("thread-memory");
        CellRow row = CellRows.row(
                cell,
                List.of(
                        Forks.without(cell, Status.MEASURED, "a note"),
                        Forks.without(cell, Status.FAILED, "it broke")));

        assertThat(row.warnings()).contains("failed forks: 1 (it broke)");
    }

    @Test
    void numbersAreOrderedByTheirSize() {
        List<Fork> forks = List.of(
                Forks.measured(Forks.cell("lock", "workNs", "1000"), 1.0),
                Forks.measured(Forks.cell("lock", "workNs", "200"), 1.0),
                Forks.measured(Forks.cell("lock", "workNs", "0"), 1.0));

        assertThat(CellRows.of(forks).get("contention"))
                .extracting(row -> row.cell().params().get("workNs"))
                .containsExactly("0", "200", "1000");
    }

    @Test
    void onlyMeasuredForksCount() {
        CellRow row = row(Samples.QUICK);

        // Fork means 10, 40 and 20: geometric mean 20, logarithms ln 20 -+ ln 2, half width 4.30265 * ln 2 / sqrt(3).
        assertThat(row.forks()).isEqualTo(3);
        assertThat(row.score().estimate()).isCloseTo(20, within(1e-9));
        assertThat(row.score().high()).isCloseTo(20 * Math.exp(4.30265 * Math.log(2) / Math.sqrt(3)), within(0.01));
        assertThat(row.scoreUnit()).isEqualTo(Unit.NANOSECONDS);
        assertThat(row.metrics()).isEqualTo(Map.of("futexCalls", "1.00"));
        assertThat(row.disturbed()).isEqualTo(1);
        assertThat(row.warnings()).containsExactly("disturbed forks: 1");
    }

    @Test
    void oneForkHasNoInterval() {
        CellRow row = row(Samples.SLOW);

        assertThat(row.scoreText()).isEqualTo("1.00 us");
        assertThat(row.score().high()).isInfinite();
        assertThat(row.warnings()).containsExactly("needs at least 3 forks for an interval");
    }

    @Test
    void aFailedForkIsShownWithItsReason() {
        CellRow row = row(Samples.BROKEN);

        assertThat(row.forks()).isZero();
        assertThat(row.isNotApplicable()).isFalse();
        assertThat(row.scoreText()).isEqualTo("-");
        assertThat(row.warnings()).containsExactly("failed forks: 1 (the count was 17 too low)");
    }

    @Test
    void whatTheMachineCannotDoIsNotAWarningAboutForks() {
        CellRow row = row(Samples.VIRTUAL);

        assertThat(row.isNotApplicable()).isTrue();
        assertThat(row.warnings()).containsExactly("not applicable (JDK 17 has no virtual threads)");
    }

    @Test
    void scoresThatAreNotAllPositiveHaveAnArithmeticMean() {
        Cell cell = Forks.cell("lock", "kind", "difference");
        CellRow row = CellRows.of(List.of(Forks.measured(cell, -2.0), Forks.measured(cell, 4.0)))
                .get("contention")
                .get(0);

        assertThat(row.score().estimate()).isEqualTo(1);
    }

    @Test
    void aForkWhoseValueIsNotANumberIsLeftOutOfTheMean() {
        Cell cell = Forks.cell("lock", "kind", "threeState");
        CellRow row = CellRows.of(List.of(
                        Forks.measured(cell, Double.NaN),
                        Forks.measured(cell, 4.0),
                        Forks.measured(cell, 4.0),
                        Forks.measured(cell, 4.0)))
                .get("contention")
                .get(0);

        assertThat(row.scoreText()).isEqualTo("4.00 ns [4.00, 4.00]");
    }

    private static CellRow row(Cell cell) {
        return CellRows.of(Samples.forks()).get(cell.question()).stream()
                .filter(row -> row.cell().equals(cell))
                .findFirst()
                .orElseThrow();
    }
}
