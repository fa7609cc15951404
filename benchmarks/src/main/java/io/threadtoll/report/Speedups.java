// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Metric;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.gil.PythonFacts;
import io.threadtoll.probe.gil.PythonWorkers;
import io.threadtoll.probe.gil.WorkerKind;
import io.threadtoll.report.chart.Point;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many times as much as one worker several do, of one interpreter or of Java.
 *
 * @param title whose workers they are
 * @param curves what was measured, by what the workers are and do: fork by fork, points of workers and times
 */
public record Speedups(String title, Map<String, List<List<Point>>> curves) {
    private static final String JAVA_BENCHMARK = ".GlobalLockCost.unit";

    /** Those of each interpreter, from the oldest on. */
    public static List<Speedups> ofPythons(List<Fork> forks) {
        SortedMap<String, List<Fork>> pythons = forks.stream()
                .filter(fork -> fork.status() == Status.MEASURED && isWorkers(fork.cell()))
                .collect(Collectors.groupingBy(
                        fork -> fork.cell().params().getOrDefault("python", ""), TreeMap::new, Collectors.toList()));
        return pythons.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                        python -> version(python.getValue().get(0))))
                .map(python -> new Speedups(
                        name(python.getValue().get(0)) + ", " + python.getKey(), curves(python.getValue())))
                .toList();
    }

    private static double version(Fork fork) {
        return fork.value(PythonFacts.MINOR).orElse(0.0);
    }

    private static boolean isWorkers(Cell cell) {
        return cell.isProbe() && cell.probe().equals(PythonWorkers.ID);
    }

    private static String name(Fork fork) {
        return "CPython 3" + fact(fork, PythonFacts.MINOR) + fact(fork, PythonFacts.MICRO)
                + (fork.value(PythonFacts.GIL_ON).orElse(1.0) == 0 ? " without a GIL" : "");
    }

    private static String fact(Fork fork, Metric metric) {
        return fork.value(metric).map(number -> "." + Math.round(number)).orElse("");
    }

    private static Map<String, List<List<Point>>> curves(List<Fork> forks) {
        Map<String, List<List<Point>>> curves = new LinkedHashMap<>();
        for (WorkerKind kind : WorkerKind.values()) {
            List<List<Point>> ramps = forks.stream()
                    .map(fork -> ForkRamp.points(fork, PythonWorkers.WORKERS, kind.speedup()))
                    .filter(ramp -> !ramp.isEmpty())
                    .toList();
            if (!ramps.isEmpty()) {
                curves.put(name(kind), ramps);
            }
        }
        return curves;
    }

    /** The names that curves of Pythons can have, in the order of their look. */
    public static List<String> pythonNames() {
        return Arrays.stream(WorkerKind.values()).map(Speedups::name).toList();
    }

    private static String name(WorkerKind kind) {
        return switch (kind) {
            case BYTECODE_THREADS -> "bytecode, threads";
            case BYTECODE_PROCESSES -> "bytecode, processes";
            case BYTECODE_SUBINTERPRETERS -> "bytecode, subinterpreters";
            case HASHING_THREADS -> "hashing, threads";
            case HASHING_PROCESSES -> "hashing, processes";
            case READING_THREADS -> "blocking reads, threads";
        };
    }

    /** Those of Java's threads under a global lock, a curve a lock; none where one thread was not measured beside. */
    public static Optional<Speedups> ofJava(List<Fork> forks) {
        SortedMap<String, List<Fork>> locks = forks.stream()
                .filter(fork -> fork.status() == Status.MEASURED
                        && fork.cell().benchmark().endsWith(JAVA_BENCHMARK)
                        && fork.value(Metric.TEAM_TIME).isPresent())
                .collect(Collectors.groupingBy(fork -> lock(fork.cell()), () -> new TreeMap<>(), Collectors.toList()));
        Map<String, List<List<Point>>> curves = new LinkedHashMap<>();
        locks.forEach((lock, its) -> {
            List<List<Point>> rounds = its.stream()
                    .collect(Collectors.groupingBy(Fork::round, TreeMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .map(Speedups::round)
                    .filter(round -> !round.isEmpty())
                    .toList();
            if (!rounds.isEmpty()) {
                curves.put(lock, rounds);
            }
        });
        return curves.isEmpty() ? Optional.empty() : Optional.of(new Speedups("Java", curves));
    }

    private static String lock(Cell cell) {
        String mutex = cell.params().getOrDefault("mutex", "");
        if (mutex.equals(MutexKind.NO_MUTEX.name())) {
            return "no lock";
        }
        return mutex
                + (cell.params().getOrDefault("handover", "").equals("EACH_UNIT")
                        ? ", released each 1 us"
                        : ", handed over every 5 ms");
    }

    private static List<Point> round(List<Fork> forks) {
        return forks.stream()
                .filter(fork -> fork.cell().threads() == 1)
                .findFirst()
                .flatMap(one -> one.value(Metric.TEAM_TIME))
                .map(alone -> forks.stream()
                        .map(fork -> new Point(
                                fork.cell().threads(),
                                alone / fork.value(Metric.TEAM_TIME).orElseThrow()))
                        .toList())
                .orElse(List.of());
    }
}
