// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threadtoll.claim.Claims;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.probe.Parallelism;
import io.threadtoll.probe.Scale;
import io.threadtoll.probe.connections.Connections;
import io.threadtoll.probe.connections.server.ServerModel;
import io.threadtoll.probe.limits.LimitRoom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run measures, in which order and how often. */
class PlannerTest {
    private static final Catalog CATALOG = Catalog.load();
    private static final Cell GATE = Cell.ofProbe(Parallelism.ID);

    @Test
    void roundsDifferButASeedRepeatsThem() {
        Plan plan = quick(7);
        assertThat(plan.round(0)).isNotEqualTo(plan.round(1)).containsExactlyInAnyOrderElementsOf(plan.round(1));
        assertThat(plan.round(0)).extracting(PlannedFork::planned).containsExactlyInAnyOrderElementsOf(plan.cells());
        for (int round = 0; round < 3; round++) {
            assertThat(quick(7).round(round)).isEqualTo(plan.round(round));
        }
        assertThat(quick(100).round(0)).isNotEqualTo(plan.round(0));
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPlanHasTheGateAndEachCellOnce(Preset preset) {
        Plan plan = new Planner(2, 1).forClaims(preset, Claims.all(), CATALOG);
        assertThat(plan.cells())
                .extracting(PlannedCell::cell)
                .doesNotHaveDuplicates()
                .contains(GATE);
        assertThat(plan.rounds()).isEqualTo(preset.rounds);
        assertThat(plan.forks())
                .isEqualTo(preset.rounds * (plan.cells().size() + plan.twice().size()));
    }

    @Test
    void theControlIsASmallPartOfThePlanFromEveryQuestion() {
        Plan plan = new Planner(2, 1).forClaims(Preset.STANDARD, Claims.all(), CATALOG);
        assertThat(plan.cells()).containsAll(plan.twice());
        assertThat(plan.twice())
                .doesNotHaveDuplicates()
                .hasSizeLessThan(plan.cells().size() / 10);
        assertThat(plan.twice().stream()
                        .map(planned -> planned.cell().question())
                        .collect(Collectors.toSet()))
                .isEqualTo(plan.cells().stream()
                        .filter(planned -> !planned.cell().isProbe())
                        .map(planned -> planned.cell().question())
                        .collect(Collectors.toSet()));
        assertThat(quick(1).twice()).isEmpty();
    }

    @Test
    void jvmsTakeTurnsInEachRoundAndOnlyTheFirstHasAControl() {
        Plan one = quick(7);
        Jvm first = new Jvm("jdk17", "/17/bin/java", new TreeMap<>());
        Jvm second = new Jvm("jdk25", "/25/bin/java", new TreeMap<>());
        PlannedCell control = one.cells().get(0);
        Plan plan = one.withJvms(List.of(first, second)).withTwice(List.of(control));
        int cells = one.cells().size();
        List<PlannedFork> round = plan.round(0);
        assertThat(round).doesNotHaveDuplicates().hasSize(2 * cells + 1);
        assertThat(round).extracting(PlannedFork::key).doesNotHaveDuplicates();
        assertThat(round).filteredOn(PlannedFork::again).containsExactly(new PlannedFork(first, control, true));
        assertThat(round.subList(0, cells)).extracting(PlannedFork::jvm).contains(first, second);
        assertThat(plan.forks()).isEqualTo(plan.rounds() * round.size());
        assertThat(plan.roundNs()).isEqualTo(2 * one.roundNs() + Plan.forkNs(control));
    }

    @Test
    void fullHasEveryCell() {
        List<Cell> cells = new Planner(2, 1)
                .forClaims(Preset.FULL, Claims.all(), CATALOG).cells().stream()
                        .map(PlannedCell::cell)
                        .toList();
        List<Cell> all = CATALOG.cells(2, Scale.FULL);
        assertThat(cells).doesNotHaveDuplicates().containsAll(all);
        assertThat(cells)
                .as("beyond the catalog only lower ramps, which claims ask for")
                .filteredOn(cell -> !all.contains(cell))
                .allSatisfy(cell -> assertThat(cell.params()).isNotEmpty())
                .allMatch(Cell::isProbe);
    }

    @Test
    void chosenCellsGetTheGate() {
        Cell chosen = CATALOG.cells(2, Scale.QUICK).get(0);
        assertThat(new Planner(2, 1)
                        .forCells("one", Preset.QUICK, List.of(chosen))
                        .cells())
                .extracting(PlannedCell::cell)
                .containsExactlyInAnyOrder(chosen, GATE);
    }

    @Test
    void whatAProbeNeedsBesideItIsPlannedToo() {
        Cell chosen = Cell.ofProbe(Connections.ID, Connections.cell(ServerModel.SELECTOR_LOOP, Scale.QUICK));
        assertThat(new Planner(2, 1)
                        .forCells("one", Preset.QUICK, List.of(chosen))
                        .cells())
                .extracting(PlannedCell::cell)
                .containsExactlyInAnyOrder(chosen, GATE, Cell.ofProbe(LimitRoom.ID));
    }

    @Test
    void noBudgetLeavesThePlan() {
        Plan plan = quick(1);
        assertThat(Planner.within(plan, Optional.empty())).isSameAs(plan);
    }

    @Test
    void aBudgetDecidesTheRounds() {
        Plan plan = quick(1);
        for (int rounds = Planner.FEWEST_ROUNDS; rounds <= Planner.MOST_ROUNDS; rounds++) {
            Plan fitted = Planner.within(plan, Optional.of(Duration.ofNanos(plan.roundNs() * rounds)));
            assertThat(fitted.rounds()).isEqualTo(rounds);
            assertThat(fitted.cells()).isEqualTo(plan.cells());
            assertThat(fitted.seed()).isEqualTo(plan.seed());
        }
    }

    @Test
    void aLongBudgetHasAnEnd() {
        assertThat(Planner.within(quick(1), Optional.of(Duration.ofHours(999_999)))
                        .rounds())
                .isEqualTo(Planner.MOST_ROUNDS);
    }

    @Test
    void tooShortABudgetSaysTheLeast() {
        Plan plan = quick(1);
        long least = Planner.FEWEST_ROUNDS * plan.roundNs();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Planner.within(plan, Optional.of(Duration.ofNanos(least - 1))))
                .withMessageContaining("Give at least " + Durations.text(least) + ".");
        assertThatIllegalArgumentException().isThrownBy(() -> Planner.within(plan, Optional.of(Duration.ZERO)));
    }

    private static Plan quick(long seed) {
        return new Planner(2, seed).forClaims(Preset.QUICK, Claims.all(), CATALOG);
    }
}
