// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.MeasuredForks;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which lock is best by how long it is held and how many threads want it, for one placement and one gap between passes.
 *
 * @param placement where the threads ran
 * @param outsideNs work between two passes, in ns
 * @param threads the columns
 * @param lines the rows
 */
public record BestLocks(String placement, int outsideNs, List<Integer> threads, List<Line> lines) {
    /** What every such table says of itself. */
    public static final String CAPTION = "The lock that lets the most through, and its throughput as a multiple of the"
            + " runner-up's with the 95 % interval (Bonferroni over the locks compared in a cell). Locks joined by ="
            + " can't be told from the best. Without NO_MUTEX, and without locks that failed there; - where fewer"
            + " than two locks have two forks.";

    /** Of the whole team. JMH's score adds up rates over different times, and can exceed what a lock can let through. */
    private static final Metric TIME_PER_PASS = Metric.TEAM_TIME;

    private static final String BENCHMARK = ".ContendedLock.pass";

    /** The conditions of a lock: everything about a cell but the lock. */
    private record Condition(String placement, int outsideNs, int insideNs, int threads) {
        static Condition of(Cell cell) {
            return new Condition(
                    cell.params().getOrDefault("placement", ""),
                    ns(cell, "outsideNs"),
                    ns(cell, "insideNs"),
                    cell.threads());
        }

        private static int ns(Cell cell, String param) {
            return Integer.parseInt(cell.params().get(param));
        }
    }

    /**
     * A row.
     *
     * @param insideNs work while the lock is held, in ns
     * @param best the best lock of each column, where it could be said
     */
    public record Line(int insideNs, List<Optional<BestLock>> best) {
        public Line {
            best = List.copyOf(best);
        }

        /** How long the lock is held, as a person reads it. */
        public String hold() {
            return Unit.NANOSECONDS.format(insideNs);
        }
    }

    public BestLocks {
        threads = List.copyOf(threads);
        lines = List.copyOf(lines);
    }

    /** Every table that these forks have a cell for. */
    public static List<BestLocks> of(List<Fork> forks) {
        Map<Condition, List<Fork>> conditions = forks.stream()
                .filter(fork -> isContended(fork.cell()))
                .collect(Collectors.groupingBy(fork -> Condition.of(fork.cell())));
        Map<Condition, BestLock> best = new TreeMap<>(Comparator.comparing(Condition::placement)
                .thenComparing(Condition::outsideNs)
                .thenComparing(Condition::insideNs)
                .thenComparing(Condition::threads));
        conditions.forEach(
                (condition, measured) -> BestLock.of(scores(measured)).ifPresent(lock -> best.put(condition, lock)));
        return best.keySet().stream()
                .map(condition -> new Condition(condition.placement(), condition.outsideNs(), 0, 0))
                .distinct()
                .map(table -> table(table.placement(), table.outsideNs(), best))
                .toList();
    }

    /** What sets this table apart from the others. */
    public String title() {
        return "Best lock by hold and threads: " + placement + ", "
                + (outsideNs == 0 ? "no work" : Unit.NANOSECONDS.format(outsideNs) + " of work")
                + " between two passes";
    }

    private static BestLocks table(String placement, int outsideNs, Map<Condition, BestLock> best) {
        List<Condition> mine = best.keySet().stream()
                .filter(condition -> condition.placement().equals(placement) && condition.outsideNs() == outsideNs)
                .toList();
        List<Integer> threads =
                mine.stream().map(Condition::threads).distinct().sorted().toList();
        List<Line> lines = mine.stream()
                .map(Condition::insideNs)
                .distinct()
                .map(insideNs -> new Line(
                        insideNs,
                        threads.stream()
                                .map(count -> Optional.ofNullable(
                                        best.get(new Condition(placement, outsideNs, insideNs, count))))
                                .toList()))
                .toList();
        return new BestLocks(placement, outsideNs, threads, lines);
    }

    private static SortedMap<String, double[]> scores(List<Fork> forks) {
        Map<String, List<Fork>> locks = forks.stream()
                .collect(Collectors.groupingBy(fork -> fork.cell().params().get("mutex")));
        SortedMap<String, double[]> scores = new TreeMap<>();
        locks.forEach((lock, its) -> {
            if (its.stream().noneMatch(fork -> fork.status() == Fork.Status.FAILED)) {
                scores.put(lock, positive(its));
            }
        });
        scores.remove(MutexKind.NO_MUTEX.name());
        return scores;
    }

    private static double[] positive(List<Fork> forks) {
        return Arrays.stream(MeasuredForks.values(forks, TIME_PER_PASS.name()))
                .filter(ns -> ns > 0)
                .map(ns -> 1e9 / ns)
                .toArray();
    }

    /** Also whether its parameters are what they should be: a journal may come from anywhere. */
    private static boolean isContended(Cell cell) {
        return cell.benchmark().endsWith(BENCHMARK)
                && cell.params().containsKey("mutex")
                && isNs(cell, "insideNs")
                && isNs(cell, "outsideNs");
    }

    private static boolean isNs(Cell cell, String param) {
        return cell.params().getOrDefault(param, "").matches("\\d{1,9}");
    }
}
