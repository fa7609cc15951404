// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.claim.Claim;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Timing;
import io.threadtoll.probe.Parallelism;
import io.threadtoll.probe.Probes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** Decides what a run measures, how often and for how long. */
public final class Planner {
    /** Fewer rounds have no interval. */
    static final int FEWEST_ROUNDS = 2;

    /** More add little: the interval shrinks with the root of the rounds. */
    static final int MOST_ROUNDS = 30;

    private final int processors;
    private final long seed;

    /** A planner for a machine with that many CPUs; the order of the cells comes from the seed. */
    public Planner(int processors, long seed) {
        this.processors = processors;
        this.seed = seed;
    }

    /** A seed nobody chose. */
    public static long freshSeed() {
        return new Random().nextInt(Integer.MAX_VALUE);
    }

    /** What judging all claims needs. */
    public Plan forClaims(Preset preset, List<Claim> claims, Catalog catalog) {
        TreeSet<Cell> cells = new TreeSet<>();
        claims.forEach(claim -> cells.addAll(claim.needs(new Machine(processors), preset.depth)));
        if (preset.everyCell) {
            cells.addAll(catalog.cells(processors, preset.scale));
        }
        Plan plan = plan(preset.name().toLowerCase(Locale.ROOT), preset, cells);
        return plan.withTwice(ControlCells.of(plan.cells(), preset.controls, seed));
    }

    /** Chosen cells, with the gate beside them and what their probes need beside theirs. */
    public Plan forCells(String name, Preset preset, Collection<Cell> chosen) {
        TreeSet<Cell> cells = new TreeSet<>(chosen);
        cells.add(Cell.ofProbe(Parallelism.ID));
        chosen.stream()
                .filter(Cell::isProbe)
                .flatMap(cell -> Probes.named(cell.probe()).beside().stream())
                .map(Cell::ofProbe)
                .forEach(cells::add);
        return plan(name, preset, cells);
    }

    /** As many benchmark cells of each question as that, by lot, each twice as if it were two versions. */
    public Plan forControl(Preset preset, List<Claim> claims, Catalog catalog, int most) {
        List<PlannedCell> chosen =
                ControlCells.of(forClaims(preset, claims, catalog).cells(), most, seed);
        return twice("aa", preset, chosen.stream().map(PlannedCell::cell).toList());
    }

    /** Chosen cells, each twice as if it were two versions. */
    public Plan forCellsTwice(String name, Preset preset, Collection<Cell> chosen) {
        return twice("aa " + name, preset, chosen);
    }

    private Plan twice(String name, Preset preset, Collection<Cell> chosen) {
        Plan plan = forCells(name, preset, chosen);
        return plan.withTwice(plan.cells().stream()
                .filter(planned -> chosen.contains(planned.cell()))
                .toList());
    }

    /**
     * The same cells in as many rounds as fit into a time.
     *
     * @throws IllegalArgumentException if not even {@link #FEWEST_ROUNDS} fit; the message says how long they take
     */
    public static Plan within(Plan plan, Optional<Duration> budget) {
        if (budget.isEmpty()) {
            return plan;
        }
        long fit = budget.orElseThrow().toNanos() / plan.roundNs();
        if (fit < FEWEST_ROUNDS) {
            throw new IllegalArgumentException("a budget of "
                    + Durations.text(budget.orElseThrow().toNanos())
                    + " is too short: one round of these " + plan.cells().size() + " cells takes about "
                    + Durations.text(plan.roundNs()) + " and an interval needs " + FEWEST_ROUNDS
                    + " rounds. Give at least " + Durations.text(FEWEST_ROUNDS * plan.roundNs()) + ".");
        }
        return plan.withRounds((int) Math.min(fit, MOST_ROUNDS));
    }

    private static Timing probeTiming(Cell cell) {
        long ms = Probes.named(cell.probe()).expected(cell.params()).toMillis();
        return new Timing(0, 0, 1, Math.toIntExact(ms));
    }

    private Plan plan(String name, Preset preset, Collection<Cell> cells) {
        return new Plan(
                name,
                preset.rounds,
                seed,
                Jvm.ofPath(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                cells.stream()
                        .map(cell -> new PlannedCell(cell, cell.isProbe() ? probeTiming(cell) : preset.timing))
                        .toList());
    }
}
