// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Looks;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Timing;
import io.threadtoll.probe.Parallelism;
import io.threadtoll.probe.Probes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides what a run measures, how often and for how long. */
public final class Planner {
    /** Fewer rounds have no interval. */
    static final int FEWEST_ROUNDS = Evidence.FEWEST_FORKS;

    /** More add little: the interval shrinks with the root of the rounds. */
    static final int MOST_ROUNDS = 30;

    /**
     * When a run that judges claims looks: at once, for what is exact and needs no second fork, and then at numbers of forks
     * that are about half as many again.
     */
    static final List<Integer> LOOKS = List.of(1, 3, 5, 8, 12, 20);

    /**
     * The error of each look: of an estimate that lies just at its band's edge 4.9 % are called off it at one of these looks, at
     * the end of the budget, or at the end of one of two settlings (one sample; of two samples 4.0 %). By simulation,
     * results/trials/looks.sh.
     */
    static final double LOOK_ERROR = 0.01;

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

    /**
     * What judging all claims needs, with as many controls as the preset has: looked at now and then, unless a number of rounds
     * is asked for.
     *
     * @throws IllegalArgumentException if the rounds without which there is no interval don't fit into the budget
     */
    public Plan forClaims(List<Claim> claims, Catalog catalog) {
        NavigableSet<Cell> cells = needed(claims, catalog);
        String name = preset.name().toLowerCase(Locale.ROOT);
        List<Cell> twice = controls(cells, preset.controls);
        return looking(Looks.Goal.CLAIMS, "", name, cells, twice);
    }

    /** A plan that is looked at now and then, unless a number of rounds is asked for, or none is to end early. */
    private Plan looking(Looks.Goal goal, String col, String name, Collection<Cell> cells, Collection<Cell> twice) {
        boolean roundsAreGiven =
                request.rounds().isPresent() && request.budget().isEmpty();
        if (roundsAreGiven || preset.minutes == 0) {
            return plan(name, cells, twice);
        }
        Plan whole = new Plan(
                name,
                Evidence.FEWEST_FORKS,
                request.seed(),
                request.jvms(),
                cells.stream().map(this::planned).toList(),
                twice.stream().map(this::planned).toList());
        Duration budget = request.budget()
                .orElse(Duration.ofMinutes(
                        (long) preset.minutes * request.jvms().size()));
        request.budget().ifPresent(given -> requireRoom(given, whole));
        return whole.with(new Looks(LOOKS, LOOK_ERROR, goal, col, budget.toNanos()));
    }

    private static void requireRoom(Duration budget, Plan whole) {
        if (budget.toNanos() < whole.expectedNs()) {
            throw new IllegalArgumentException("a budget of " + Durations.text(budget.toNanos()) + " is too short: "
                    + whole.rounds() + " rounds of these " + whole.cells().size()
                    + " cells are needed for an interval. Give at least " + Durations.enough(whole.expectedNs()) + ".");
        }
    }

    /**
     * Chosen cells, with the gate beside them and what their probes need beside theirs. On several JVMs they are compared, and
     * measured until that is decided.
     */
    public Plan forCells(String name, Collection<Cell> chosen) {
        NavigableSet<Cell> cells = withNeeded(chosen);
        return request.jvms().size() > 1
                ? looking(Looks.Goal.CHANGES, "", name, cells, List.of())
                : plan(name, cells, List.of());
    }

    /**
     * Chosen cells, of which the values of a parameter are compared with its first one, and measured until that is decided.
     *
     * @throws IllegalArgumentException if no two of them differ in nothing else
     */
    public Plan forValues(String name, Collection<Cell> chosen, String parameter) {
        boolean differ = chosen.stream()
                .filter(cell -> cell.params().containsKey(parameter))
                .collect(Collectors.groupingBy(cell -> cell.without(parameter), Collectors.counting()))
                .values()
                .stream()
                .anyMatch(values -> values > 1);
        if (!differ) {
            throw new IllegalArgumentException("no two of these cells differ in '" + parameter + "' only");
        }
        return looking(Looks.Goal.CHANGES, parameter, name, withNeeded(chosen), List.of());
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
        return looking(
                Looks.Goal.CHANGES,
                "",
                name,
                cells,
                cells.stream().filter(Set.copyOf(chosen)::contains).toList());
    }

    private NavigableSet<Cell> needed(List<Claim> claims, Catalog catalog) {
        NavigableSet<Cell> cells = new TreeSet<>();
        claims.forEach(claim -> cells.addAll(claim.needs(request.machine(), preset.depth)));
        if (preset.depth == Claim.Depth.THOROUGH) {
            cells.addAll(ByDistance.cells(request.machine(), preset.scale));
        }
        if (preset.everyCell) {
            cells.addAll(catalog.cells(
                    request.machine(),
                    preset.scale,
                    Map.of(Machine.PYTHON, request.machine().pythons())));
        }
        if (request.allowKill()) {
            cells.addAll(Catalog.killing());
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
        return new PlannedCell(cell, cell.isProbe() ? probeTiming(cell) : timing(cell));
    }

    /** The whole grid is measured as ever; what has a budget had better spend it well. */
    private Timing timing(Cell cell) {
        return preset.minutes == 0 ? preset.timing : Iterations.atFirst(preset.timing, cell);
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
                    + " rounds. Give at least " + Durations.enough(FEWEST_ROUNDS * roundNs) + ".");
        }
        return (int) Math.min(fit, MOST_ROUNDS);
    }
}
