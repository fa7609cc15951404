// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import io.threadtoll.model.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Windows of more and more workers of one interpreter, of each kind in turn, there and back again. */
final class WorkerRamp {
    /** Sixteen turns at the GIL; in a much shorter one processes seem slow, since they begin and end one after the other. */
    private static final double WINDOW_SECONDS = 0.08;

    /** Even, so that a drift of the machine is the same for all numbers of workers. */
    private static final int PASSES = 2;

    /** Of a window in which the kernel counts. */
    private static final double COUNTED_SECONDS = 0.1;

    /** Each may be a process; what 2P of them show is seen with so many too. */
    private static final int MOST_WORKERS = 128;

    /** One kind of workers in one number. */
    private record Setting(WorkerKind kind, int workers) {}

    /** Windows of one setting added up. */
    private record Tally(double units, double wall, double cpu, double switches) {
        static Tally of(PythonProcess.Window window) {
            return new Tally(window.units(), window.wallSeconds(), window.cpuSeconds(), window.switches());
        }

        Tally plus(Tally other) {
            return new Tally(units + other.units, wall + other.wall, cpu + other.cpu, switches + other.switches);
        }

        double perSecond() {
            return units / wall;
        }
    }

    private final PythonProcess python;
    private final List<WorkerKind> kinds;
    private final List<Integer> numbers;
    private final int most;
    private final Map<Setting, Tally> tallies = new LinkedHashMap<>();
    private final Map<Metric, List<Double>> found = new LinkedHashMap<>();

    WorkerRamp(PythonProcess python) {
        this.python = python;
        kinds = WorkerKind.of(python.interpreter());
        int processors =
                Math.max(2, Math.min(MOST_WORKERS / 2, Runtime.getRuntime().availableProcessors()));
        numbers = IntStream.of(1, 2, processors, 2 * processors)
                .distinct()
                .boxed()
                .toList();
        most = numbers.get(numbers.size() - 1);
    }

    /** Measures; each figure with the value of each step where it has steps. */
    Map<Metric, List<Double>> climb() throws IOException {
        List<Setting> settings = new ArrayList<>();
        kinds.forEach(kind -> numbers.forEach(number -> settings.add(new Setting(kind, number))));
        // Those that need no CPU come first, while this JVM still compiles.
        Collections.reverse(settings);
        for (int pass = 0; pass < PASSES; pass++) {
            for (Setting setting : settings) {
                add(setting, python.work(setting.kind(), setting.workers(), WINDOW_SECONDS, most, () -> {}));
            }
            Collections.reverse(settings);
        }
        found.put(
                PythonWorkers.WORKERS,
                numbers.stream().map(Integer::doubleValue).toList());
        kinds.forEach(this::figures);
        if (kinds.contains(WorkerKind.HASHING_THREADS)) {
            found.put(
                    PythonWorkers.THREADS_TO_PROCESSES,
                    List.of(times(WorkerKind.HASHING_THREADS, 2) / times(WorkerKind.HASHING_PROCESSES, 2)));
        }
        found.put(PythonWorkers.SWITCHES, List.of(switches(2)));
        found.put(PythonWorkers.SWITCHES_ALONE, List.of(switches(1)));
        countFutexCalls(PythonWorkers.FUTEX_CALLS_ALONE, 1);
        countFutexCalls(PythonWorkers.FUTEX_CALLS, 2);
        return found;
    }

    private void add(Setting setting, PythonProcess.Window window) {
        tallies.merge(setting, Tally.of(window), Tally::plus);
        if (window.processStartSeconds() > 0) {
            found.put(PythonWorkers.PROCESS_START_NS, List.of(1e9 * window.processStartSeconds()));
        }
    }

    private void figures(WorkerKind kind) {
        found.put(
                kind.speedup(),
                numbers.stream().map(number -> times(kind, number)).toList());
        found.put(kind.speedupOfTwo(), List.of(times(kind, 2)));
        found.put(
                kind.cpuPerWall(),
                numbers.stream().map(number -> cpuPerWall(kind, number)).toList());
        found.put(kind.cpuPerWallOfTwo(), List.of(cpuPerWall(kind, 2)));
    }

    private Tally tally(WorkerKind kind, int workers) {
        return tallies.get(new Setting(kind, workers));
    }

    private double times(WorkerKind kind, int workers) {
        return tally(kind, workers).perSecond() / tally(kind, 1).perSecond();
    }

    private double cpuPerWall(WorkerKind kind, int workers) {
        return tally(kind, workers).cpu() / tally(kind, workers).wall();
    }

    private double switches(int threads) {
        Tally tally = tally(WorkerKind.BYTECODE_THREADS, threads);
        return tally.switches() / tally.wall();
    }

    /** In a window of its own, since to be counted makes a call dearer; not where the kernel gives no counter. */
    private void countFutexCalls(Metric metric, int threads) throws IOException {
        try (FutexCallsOfProcess calls = new FutexCallsOfProcess()) {
            PythonProcess.Window window = python.work(
                    WorkerKind.BYTECODE_THREADS, threads, COUNTED_SECONDS, most, () -> calls.begin(python.pid()));
            calls.count().ifPresent(count -> found.put(metric, List.of(count / window.wallSeconds())));
        }
    }
}
