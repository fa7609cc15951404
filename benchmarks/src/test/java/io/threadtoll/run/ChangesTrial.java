// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.compare.RunningComparison;
import io.threadtoll.compare.RunningComparison.Compared;
import io.threadtoll.compare.Shift;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Interference;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Looks;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.model.Run;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Timing;
import io.threadtoll.model.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What runs decide that go on where something is open, of copies whose true ratio is known: {@code results/trials/changes.sh}.
 * The schedule is the real one, only forks are drawn: their means vary normally, as logarithms.
 */
public final class ChangesTrial {
    /** Two versions of which nobody knows that one is slower, by so much of the time of the other. */
    record Result(double changed, double equivalent, double open, int medianForks) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "changed %.1f %%, equivalent %.1f %%, open %.1f %%; median of %d forks a side",
                    100 * changed,
                    100 * equivalent,
                    100 * open,
                    medianForks);
        }
    }

    private static final Timing TIMING = new Timing(0, 0, 2, 100);

    private ChangesTrial() {}

    /** Prints a row each. */
    public static void main(String[] args) {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 4000;
        for (int cells : List.of(1, 60)) {
            for (double ratio : List.of(1.0, 1.05, 1.10, 1.15)) {
                System.out.printf(
                        Locale.ROOT,
                        "%d compared, forks vary by 3 %%, true ratio %.2f: %s%n",
                        cells,
                        ratio,
                        of(ratio, 0.03, cells, Math.max(1, runs / cells), 3));
            }
        }
    }

    /** What so many runs decide of so many pairs each, all of the same true ratio. */
    static Result of(double ratio, double sd, int cells, int runs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int changed = 0;
        int equivalent = 0;
        List<Integer> forks = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            Run run = run(cells, Duration.ofHours(100));
            for (Compared compared :
                    RunningComparison.of(run, run.plan().looks().orElseThrow(), carriedOut(run, ratio, sd, random))) {
                Shift shift = compared.change().shift();
                changed += shift == Shift.WORSE || shift == Shift.BETTER ? 1 : 0;
                equivalent += shift == Shift.EQUIVALENT ? 1 : 0;
                forks.add(compared.change().forks());
            }
        }
        double all = forks.size();
        int median = forks.stream().sorted().toList().get(forks.size() / 2);
        return new Result(changed / all, equivalent / all, (all - changed - equivalent) / all, median);
    }

    /** A run of cells that are all measured twice. */
    static Run run(int cells, Duration budget) {
        List<PlannedCell> planned = IntStream.range(0, cells)
                .mapToObj(i -> new PlannedCell(
                        Cell.of(HardwareFloor.class, "increment", Map.of("number", String.valueOf(i)), 1), TIMING))
                .toList();
        Plan plan = new Plan("aa", 3, 7, List.of(Jvm.ofPath("/bin/java")), planned, planned)
                .with(new Looks(Planner.LOOKS, Planner.LOOK_ERROR, Looks.Goal.CHANGES, "", budget.toNanos()));
        return Runs.of(plan, new Environment(2, new TreeMap<>()));
    }

    /** All forks that its schedule asks for, of the second copies so many times as slow. */
    static List<Fork> carriedOut(Run run, double ratio, double sd, SplittableRandom random) {
        List<Fork> forks = new ArrayList<>();
        Schedule schedule = Schedule.of(run, forks);
        for (Optional<PlannedFork> next = schedule.next(); next.isPresent(); next = schedule.next()) {
            Fork fork = drawn(next.orElseThrow(), ratio, sd, random);
            forks.add(fork);
            schedule.add(fork);
        }
        return forks;
    }

    /** One of them. */
    static Fork drawn(PlannedFork planned, double ratio, double sd, SplittableRandom random) {
        return fork(planned, (planned.again() ? ratio : 1) * Math.exp(sd * random.nextGaussian()));
    }

    private static Fork fork(PlannedFork planned, double value) {
        Double[] iterations = new Double[planned.planned().timing().iterations()];
        Arrays.fill(iterations, value);
        return new Fork(
                planned.round(),
                planned.planned().cell(),
                "avgt",
                Instant.EPOCH,
                1_000_000_000L,
                500_000_000L,
                Fork.Status.MEASURED,
                "",
                new TreeMap<>(Map.of(Fork.SCORE, new Sample(Unit.NANOSECONDS, List.of(), List.of(iterations)))),
                new Interference(0, 0, 0, Double.NaN),
                new TreeMap<>(),
                planned.jvm(),
                planned.again());
    }
}
