// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.machine.topology.CpuDistance;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.LatencyKind;
import io.threadtoll.model.MeasuredForks;
import io.threadtoll.model.Metric;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a lock does for two threads, by how far their CPUs are from each other: the nearest class that was measured first, and
 * the others as multiples of it.
 *
 * @param lock its name
 * @param hold how long it is held, and what is done between two passes, as a person reads it
 * @param lines a row for each class
 */
public record LocksByDistance(String lock, String hold, List<Line> lines) {
    /** What every such table says of itself. */
    public static final String CAPTION =
            "Two threads on two CPUs of each class that was measured. Ratios to the nearest class"
                    + " have 95 % intervals. Fairness is Jain's index, 100 % where both get as much. A handover is from one thread's"
                    + " last act inside to the other's first, its median; in a cell of its own, since stamps take time.";

    private static final String CONTENDED = ".ContendedLock.pass";
    private static final String HANDED_OVER = ".HandoffLatency.pass";
    private static final double CONFIDENCE = 0.95;

    /**
     * A class.
     *
     * @param distance its name
     * @param forks of throughput
     * @param passes a second, of the team
     * @param timesPasses of the nearest class
     * @param fairness of the team
     * @param handover the median of a handover
     * @param timesHandover of the nearest class
     */
    public record Line(
            String distance,
            int forks,
            String passes,
            String timesPasses,
            String fairness,
            String handover,
            String timesHandover) {
        /** In the order of {@link #TITLES}. */
        public List<String> texts() {
            return List.of(distance, passes, timesPasses, fairness, handover, timesHandover, String.valueOf(forks));
        }
    }

    /** The columns. */
    public static final List<String> TITLES =
            List.of("Class", "Passes", "Times", "Fairness", "Handover", "Times", "Forks");

    private record Lock(String mutex, int insideNs, int outsideNs) implements Comparable<Lock> {
        static Optional<Lock> of(Cell cell) {
            Map<String, String> params = cell.params();
            return params.containsKey("mutex") && isNs(params, "insideNs") && isNs(params, "outsideNs")
                    ? Optional.of(new Lock(
                            params.get("mutex"),
                            Integer.parseInt(params.get("insideNs")),
                            Integer.parseInt(params.getOrDefault("outsideNs", "0"))))
                    : Optional.empty();
        }

        /** A journal may come from anywhere. Handovers are of threads that do nothing outside. */
        private static boolean isNs(Map<String, String> params, String name) {
            return params.getOrDefault(name, "0").matches("\\d{1,9}");
        }

        @Override
        public int compareTo(Lock other) {
            return CellRows.padded(toString()).compareTo(CellRows.padded(other.toString()));
        }
    }

    private record Forks(List<Fork> throughput, List<Fork> handover) {
        private static final Forks NONE = new Forks(List.of(), List.of());

        private double[] passes() {
            return Arrays.stream(MeasuredForks.values(throughput, Metric.TEAM_TIME.name()))
                    .filter(ns -> ns > 0)
                    .map(ns -> 1e9 / ns)
                    .toArray();
        }

        private double[] handovers() {
            return Arrays.stream(MeasuredForks.values(
                            handover, LatencyKind.HANDOFF.p50().name()))
                    .filter(ns -> ns > 0)
                    .toArray();
        }

        boolean hasMeasured() {
            return passes().length > 0 || handovers().length > 0;
        }

        Line line(CpuDistance distance, Forks nearest) {
            return new Line(
                    distance.name(),
                    passes().length,
                    text(Unit.OPERATIONS_PER_SECOND, passes()),
                    times(passes(), nearest.passes()),
                    MeasuredForks.mean(throughput, TeamMetrics.FAIRNESS.name()).stream()
                            .mapToObj(TeamMetrics.FAIRNESS.unit()::format)
                            .findFirst()
                            .orElse("-"),
                    text(Unit.NANOSECONDS, handovers()),
                    times(handovers(), nearest.handovers()));
        }

        private static String text(Unit unit, double[] values) {
            return values.length == 0
                    ? "-"
                    : unit.format(Estimates.geometricMean(values, CONFIDENCE).estimate());
        }

        private static String times(double[] values, double[] nearest) {
            if (values.length == 0 || nearest.length == 0) {
                return "-";
            }
            return IntervalText.of(Unit.COUNT, Estimates.ratio(values, nearest, CONFIDENCE));
        }
    }

    public LocksByDistance {
        lines = List.copyOf(lines);
    }

    /** Every lock that was measured on a pair of CPUs of some class. */
    public static List<LocksByDistance> of(List<Fork> forks) {
        SortedMap<Lock, SortedMap<CpuDistance, Forks>> locks = new TreeMap<>();
        for (Fork fork : forks) {
            boolean contended = fork.cell().benchmark().endsWith(CONTENDED);
            if (contended || fork.cell().benchmark().endsWith(HANDED_OVER)) {
                distance(fork.cell())
                        .ifPresent(distance -> Lock.of(fork.cell()).ifPresent(lock -> {
                            Forks its = locks.computeIfAbsent(lock, none -> new TreeMap<>())
                                    .computeIfAbsent(distance, none -> new Forks(new ArrayList<>(), new ArrayList<>()));
                            (contended ? its.throughput() : its.handover()).add(fork);
                        }));
            }
        }
        return locks.entrySet().stream()
                .map(lock -> of(lock.getKey(), lock.getValue()))
                .filter(lock -> !lock.lines().isEmpty())
                .toList();
    }

    private static LocksByDistance of(Lock lock, SortedMap<CpuDistance, Forks> classes) {
        classes.values().removeIf(its -> !its.hasMeasured());
        Forks nearest = classes.values().stream().findFirst().orElse(Forks.NONE);
        return new LocksByDistance(
                lock.mutex(),
                "held " + Unit.NANOSECONDS.format(lock.insideNs())
                        + (lock.outsideNs() == 0 ? "" : ", " + Unit.NANOSECONDS.format(lock.outsideNs()) + " between"),
                classes.entrySet().stream()
                        .map(its -> its.getValue().line(its.getKey(), nearest))
                        .toList());
    }

    /** The placements on a pair of CPUs are called as the classes are. */
    private static Optional<CpuDistance> distance(Cell cell) {
        return cell.threads() == 2
                ? Arrays.stream(CpuDistance.values())
                        .filter(distance -> distance.name().equals(cell.params().get("placement")))
                        .findFirst()
                : Optional.empty();
    }
}
