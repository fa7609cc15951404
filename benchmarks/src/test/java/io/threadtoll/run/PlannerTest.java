// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threadtoll.claim.Claims;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Looks;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
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

/** What a run measures, and how often. */
class PlannerTest {
    private static final Catalog CATALOG = Catalog.load();
    private static final List<Jvm> JVMS = List.of(Jvm.ofPath("/bin/java"));
    private static final Cell GATE = Cell.ofProbe(Parallelism.ID);

    @Test
    void aSeedRepeatsThePlan() {
        assertThat(quick(7)).isEqualTo(quick(7)).isNotEqualTo(quick(8));
        assertThat(quick(7).seed()).isEqualTo(7);
        assertThat(quick(7).jvms()).isEqualTo(JVMS);
    }

    @ParameterizedTest
    @EnumSource(Preset.class)
    void everyPlanHasTheGateAndEachCellOnce(Preset preset) {
        Plan plan = planner(preset).forClaims(Claims.all(), CATALOG);
        assertThat(plan.cells())
                .extracting(PlannedCell::cell)
                .doesNotHaveDuplicates()
                .contains(GATE);
        int rounds = plan.looks().map(Looks::mostRounds).orElse(preset.rounds);
        assertThat(plan.rounds()).isEqualTo(rounds);
        assertThat(plan.forks())
                .isEqualTo(rounds * (plan.cells().size() + plan.twice().size()));
        assertThat(plan.looks().isPresent()).isEqualTo(preset != Preset.FULL);
    }

    @Test
    void theControlIsASmallPartOfThePlanFromEveryQuestion() {
        Plan plan = planner(Preset.STANDARD).forClaims(Claims.all(), CATALOG);
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
    void severalJvmsMeasureTheSameCells() {
        List<Jvm> two = List.of(
                new Jvm("jdk17", "/17/bin/java", new TreeMap<>()), new Jvm("jdk25", "/25/bin/java", new TreeMap<>()));
        Plan plan = new Planner(new PlanRequest(
                        new Machine(2), two, Preset.STANDARD, Optional.empty(), Optional.empty(), false, 1))
                .forClaims(Claims.all(), CATALOG);
        Plan one = planner(Preset.STANDARD).forClaims(Claims.all(), CATALOG);
        assertThat(plan.jvms()).isEqualTo(two);
        assertThat(plan.cells()).isEqualTo(one.cells());
        assertThat(plan.twice()).isEqualTo(one.twice());
    }

    @Test
    void chosenCellsTwiceAreTheControl() {
        Cell chosen = CATALOG.cells(new Machine(2), Scale.QUICK).get(0);
        Plan plan = planner(Preset.QUICK).forCellsTwice("one", List.of(chosen));
        assertThat(plan.name()).isEqualTo("aa one");
        assertThat(plan.twice()).extracting(PlannedCell::cell).containsExactly(chosen);
        assertThat(plan.cells())
                .containsAll(plan.twice())
                .extracting(PlannedCell::cell)
                .contains(GATE);
    }

    @Test
    void aControlByLotIsAFewCellsOfEachQuestion() {
        Plan plan = planner(Preset.QUICK).forControl(Claims.all(), CATALOG, 4);
        assertThat(plan.name()).isEqualTo("aa");
        assertThat(plan.cells()).hasSize(plan.twice().size() + 1).containsAll(plan.twice());
        assertThat(plan.twice().stream()
                        .collect(Collectors.groupingBy(planned -> planned.cell().question(), Collectors.counting()))
                        .values())
                .hasSizeGreaterThan(1)
                .allMatch(count -> count <= 4);
        assertThat(planner(Preset.QUICK).forControl(Claims.all(), CATALOG, 4)).isEqualTo(plan);
    }

    @Test
    void fullHasEveryCell() {
        List<Cell> cells = planner(Preset.FULL).forClaims(Claims.all(), CATALOG).cells().stream()
                .map(PlannedCell::cell)
                .toList();
        List<Cell> all = CATALOG.cells(new Machine(2), Scale.FULL);
        assertThat(cells).doesNotHaveDuplicates().containsAll(all);
        assertThat(cells)
                .as("beyond the catalog only lower ramps, which claims ask for")
                .filteredOn(cell -> !all.contains(cell))
                .allSatisfy(cell -> assertThat(cell.params()).isNotEmpty())
                .allMatch(Cell::isProbe);
    }

    @Test
    void chosenCellsGetTheGate() {
        Cell chosen = CATALOG.cells(new Machine(2), Scale.QUICK).get(0);
        assertThat(planner(Preset.QUICK).forCells("one", List.of(chosen)).cells())
                .extracting(PlannedCell::cell)
                .containsExactlyInAnyOrder(chosen, GATE);
    }

    @Test
    void whatAProbeNeedsBesideItIsPlannedToo() {
        Cell chosen = Cell.ofProbe(Connections.ID, Connections.cell(ServerModel.SELECTOR_LOOP, Scale.QUICK));
        assertThat(planner(Preset.QUICK).forCells("one", List.of(chosen)).cells())
                .extracting(PlannedCell::cell)
                .containsExactlyInAnyOrder(chosen, GATE, Cell.ofProbe(LimitRoom.ID));
    }

    @Test
    void chosenRoundsStandForThePresets() {
        assertThat(chosen(Optional.empty()).rounds()).isEqualTo(Preset.QUICK.rounds);
        assertThat(quick(Optional.of(1), Optional.empty(), 1).rounds()).isEqualTo(1);
        assertThat(quick(Optional.of(100), Optional.empty(), 1).rounds()).isEqualTo(100);
    }

    @Test
    void aBudgetDecidesTheRounds() {
        Plan plan = chosen(Optional.empty());
        for (int rounds = Planner.FEWEST_ROUNDS; rounds <= Planner.MOST_ROUNDS; rounds++) {
            Plan fitted = within(Duration.ofNanos(roundNs() * rounds));
            assertThat(fitted.rounds()).isEqualTo(rounds);
            assertThat(fitted.cells()).isEqualTo(plan.cells());
            assertThat(fitted.seed()).isEqualTo(plan.seed());
        }
    }

    @Test
    void aBudgetStandsForChosenRounds() {
        Optional<Duration> five = Optional.of(Duration.ofNanos(5 * roundNs()));
        assertThat(chosen(five).rounds()).isEqualTo(5);
    }

    @Test
    void aLongBudgetHasAnEnd() {
        assertThat(within(Duration.ofHours(999_999)).rounds()).isEqualTo(Planner.MOST_ROUNDS);
    }

    @Test
    void tooShortABudgetSaysTheLeast() {
        long least = Planner.FEWEST_ROUNDS * roundNs();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> within(Duration.ofNanos(least - 1)))
                .withMessageContaining("Give at least " + Durations.enough(least) + ".");
        assertThatIllegalArgumentException().isThrownBy(() -> within(Duration.ZERO));
    }

    private static Planner planner(Preset preset) {
        return planner(preset, Optional.empty(), Optional.empty(), 1);
    }

    private static Planner planner(Preset preset, Optional<Integer> rounds, Optional<Duration> budget, long seed) {
        return new Planner(new PlanRequest(new Machine(2), JVMS, preset, rounds, budget, false, seed));
    }

    private static Plan quick(long seed) {
        return quick(Optional.empty(), Optional.empty(), seed);
    }

    private static Plan quick(Optional<Integer> rounds, Optional<Duration> budget, long seed) {
        return planner(Preset.QUICK, rounds, budget, seed).forClaims(Claims.all(), CATALOG);
    }

    private static Plan within(Duration budget) {
        return chosen(Optional.of(budget));
    }

    /** What the claims need, as if it had been chosen by name: it isn't looked at. */
    private static Plan chosen(Optional<Duration> budget) {
        List<Cell> cells = quick(1).cells().stream().map(PlannedCell::cell).toList();
        return planner(Preset.QUICK, Optional.empty(), budget, 1).forCells("chosen", cells);
    }

    private static long roundNs() {
        Plan plan = chosen(Optional.empty());
        return plan.expectedNs() / plan.rounds();
    }
}
