// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.claim.Claim;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Timing;
import io.threadtoll.probe.Parallelism;
import io.threadtoll.probe.Probes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Decides what a run measures, how often and for how long. */
public final class Planner {
    /** Fewer rounds have no interval. */
    static final int FEWEST_ROUNDS = 2;

    /** More add little: the interval shrinks with the root of the rounds. */
    static final int MOST_ROUNDS = 30;

    private final PlanRequest request;
    private final Preset preset;

    /** A planner for a machine, JVMs and a time. */
    public Planner(PlanRequest request) {
        this.request = request;
        this.preset = request.preset();
    }

    /** A seed nobody chose. */
    public static long freshSeed() {
        return new Random().nextInt(Integer.MAX_VALUE);
    }

    /** What judging all claims needs, with as many controls as the preset has. */
    public Plan forClaims(List<Claim> claims, Catalog catalog) {
        NavigableSet<Cell> cells = needed(claims, catalog);
        return plan(preset.name().toLowerCase(Locale.ROOT), cells, controls(cells, preset.controls));
    }

    /** Chosen cells, with the gate beside them and what their probes need beside theirs. */
    public Plan forCells(String name, Collection<Cell> chosen) {
        return plan(name, withNeeded(chosen), List.of());
    }

    /** As many benchmark cells of each question as that, by lot, each twice as if it were two versions. */
    public Plan forControl(List<Claim> claims, Catalog catalog, int most) {
        return twice("aa", controls(needed(claims, catalog), most));
    }

    /** Chosen cells, each twice as if it were two versions. */
    public Plan forCellsTwice(String name, Collection<Cell> chosen) {
        return twice("aa " + name, chosen);
    }

    private Plan twice(String name, Collection<Cell> chosen) {
        NavigableSet<Cell> cells = withNeeded(chosen);
        return plan(
                name, cells, cells.stream().filter(Set.copyOf(chosen)::contains).toList());
    }

    private NavigableSet<Cell> needed(List<Claim> claims, Catalog catalog) {
        NavigableSet<Cell> cells = new TreeSet<>();
        claims.forEach(claim -> cells.addAll(claim.needs(request.machine(), preset.depth)));
        if (preset.everyCell) {
            cells.addAll(catalog.cells(request.machine().processors(), preset.scale));
        }
        return cells;
    }

    private static NavigableSet<Cell> withNeeded(Collection<Cell> chosen) {
        NavigableSet<Cell> cells = new TreeSet<>(chosen);
        cells.add(Cell.ofProbe(Parallelism.ID));
        chosen.stream()
                .filter(Cell::isProbe)
                .flatMap(cell -> Probes.named(cell.probe()).beside().stream())
                .map(Cell::ofProbe)
                .forEach(cells::add);
        return cells;
    }

    private List<Cell> controls(Collection<Cell> cells, int most) {
        return ControlCells.of(cells, most, request.seed());
    }

    private Plan plan(String name, Collection<Cell> cells, Collection<Cell> twice) {
        List<PlannedCell> once = cells.stream().map(this::planned).toList();
        List<PlannedCell> control = twice.stream().map(this::planned).toList();
        return new Plan(name, rounds(once, control), request.seed(), request.jvms(), once, control);
    }

    private PlannedCell planned(Cell cell) {
        return new PlannedCell(cell, cell.isProbe() ? probeTiming(cell) : preset.timing);
    }

    private static Timing probeTiming(Cell cell) {
        long ms = Probes.named(cell.probe()).expected(cell.params()).toMillis();
        return new Timing(0, 0, 1, Math.toIntExact(ms));
    }

    /**
     * As many as fit into the budget, where there is one.
     *
     * @throws IllegalArgumentException if not even {@link #FEWEST_ROUNDS} fit; the message says how long they take
     */
    private int rounds(List<PlannedCell> cells, List<PlannedCell> twice) {
        if (request.budget().isEmpty()) {
            return request.rounds().orElse(preset.rounds);
        }
        Duration budget = request.budget().orElseThrow();
        long roundNs = Plan.roundNs(request.jvms().size(), cells, twice);
        long fit = budget.toNanos() / roundNs;
        if (fit < FEWEST_ROUNDS) {
            throw new IllegalArgumentException("a budget of "
                    + Durations.text(budget.toNanos())
                    + " is too short: one round of these " + cells.size() + " cells takes about "
                    + Durations.text(roundNs) + " and an interval needs " + FEWEST_ROUNDS
                    + " rounds. Give at least " + Durations.text(FEWEST_ROUNDS * roundNs) + ".");
        }
        return (int) Math.min(fit, MOST_ROUNDS);
    }
}
