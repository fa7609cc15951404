// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.machine.limits.Limit;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Run;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** Ramps of connections that nobody measured: made of formulas, to look like a machine of 24 GiB with 2 CPUs. */
public final class ConnectionSamples {
    private static final double KIB = 1024;
    private static final double MIB = 1024 * KIB;
    private static final double GIB = 1024 * MIB;
    private static final List<Double> STEPS = List.of(100.0, 1e3, 5e3, 1e4, 3e4, 1e5, 3e5, 1e6);
    private static final List<Double> UP_TO_THE_LIMIT = List.of(100.0, 1e3, 5e3, 1e4, 25_600.0);

    private static final String NO_PIDS = "stopped at 25,600: 90 % of the room that cgroup pids.max leaves";
    private static final String NO_MEMORY = "stopped at 300,000: a million would leave less than 2 GiB of memory";

    /** How far the forks lie from one another. */
    private static final List<Double> FORKS = List.of(0.98, 1.0, 1.03);

    /** What one connection of a model takes; times in ns. */
    private record Made(
            String name,
            List<Double> steps,
            String note,
            double virtual,
            double resident,
            double heap,
            double kernel,
            double ns) {}

    private static final List<Made> MODELS = List.of(
            new Made("NETTY_LOOP", STEPS, "", 2.4 * KIB, 1.9 * KIB, 1.2 * KIB, 9.6 * KIB, 14_000),
            new Made("PLATFORM_THREADS", UP_TO_THE_LIMIT, NO_PIDS, 1028 * KIB, 96 * KIB, 0.8 * KIB, 34 * KIB, 31_000),
            new Made(
                    "PLATFORM_THREADS_8_MIB",
                    UP_TO_THE_LIMIT,
                    NO_PIDS,
                    8196 * KIB,
                    97 * KIB,
                    0.8 * KIB,
                    35 * KIB,
                    33_000),
            new Made("SELECTOR_LOOP", STEPS, "", 1.1 * KIB, 0.8 * KIB, 0.6 * KIB, 9.5 * KIB, 12_000),
            new Made(
                    "VIRTUAL_THREADS",
                    STEPS.subList(0, 7),
                    NO_MEMORY,
                    5.6 * KIB,
                    5.1 * KIB,
                    4.4 * KIB,
                    9.7 * KIB,
                    22_000));

    private ConnectionSamples() {}

    /** Three forks of each model: one ramp ended early, one fork was disturbed, and one model can't be had. */
    public static List<Fork> forks() {
        List<Fork> forks = new ArrayList<>();
        for (Made model : MODELS) {
            FORKS.forEach(factor -> forks.add(fork(model, factor)));
        }
        forks.add(Forks.as(fork(MODELS.get(0), 4), Status.DISTURBED));
        forks.add(Forks.without(
                cell("PLATFORM_THREADS_256_KIB"), Status.NOT_APPLICABLE, "this kernel grants no thread more"));
        forks.add(headroom());
        return forks;
    }

    /** What such a machine has free. */
    public static Fork headroom() {
        Fork fork = Forks.without(Cell.ofProbe("limits"), Status.MEASURED, "");
        Map<Limit, Double> free = Map.of(
                Limit.PID_MAX, 32_390.0,
                Limit.THREADS_MAX, 192_100.0,
                Limit.CGROUP_PIDS, 28_450.0,
                Limit.MAX_MAP_COUNT, 65_410.0,
                Limit.NOFILE, 1_048_560.0,
                Limit.EPOLL_WATCHES, 5_400_000.0,
                Limit.ADDRESS_SPACE, 128 * 1024 * GIB,
                Limit.MEMORY, 21.5 * GIB);
        for (var limit : free.entrySet()) {
            fork = Forks.with(fork, limit.getKey().metric(), limit.getValue());
        }
        return fork;
    }

    /** A run on such a machine. */
    public static Run run() {
        Map<String, String> fields = new HashMap<>(Samples.run().environment().fields());
        fields.put("memory.total", "24607692 kB");
        return Samples.run(fields);
    }

    public static Cell cell(String model) {
        return Cell.ofProbe("connections", Map.of("model", model, "connections", "1000000"));
    }

    /** A fork whose ramp has a value a step of each metric, or of what has its name. */
    public static Fork ramp(String model, String note, Map<?, List<Double>> metrics) {
        TreeMap<String, Sample> samples = new TreeMap<>();
        metrics.forEach((metric, values) -> samples.put(
                metric.toString(),
                new Sample(
                        Unit.ofMetric(metric.toString()),
                        values.subList(0, values.size() - 1),
                        values.subList(values.size() - 1, values.size()))));
        Fork empty = Forks.without(cell(model), Status.MEASURED, note);
        return new Fork(
                empty.round(),
                empty.cell(),
                empty.mode(),
                empty.startedAt(),
                empty.wallNs(),
                empty.iterationNs(),
                empty.status(),
                note,
                samples,
                empty.interference(),
                empty.histograms());
    }

    private static Fork fork(Made model, double factor) {
        List<Double> steps = model.steps();
        Map<String, List<Double>> metrics = new HashMap<>();
        metrics.put("connections", steps);
        each(metrics, "vmSizeBytes", steps, n -> 3.1 * GIB + factor * model.virtual() * n);
        each(metrics, "rssBytes", steps, n -> 58 * MIB * factor + factor * model.resident() * n);
        each(metrics, "pssBytes", steps, n -> 46 * MIB * factor + factor * model.resident() * n);
        each(metrics, "heapRssBytes", steps, n -> 18 * MIB + factor * model.heap() * n);
        each(metrics, "heapUsedBytes", steps, n -> 4 * MIB + factor * model.heap() * n);
        each(metrics, "machineSlabBytes", steps, n -> 310 * MIB + factor * model.kernel() * n);
        each(metrics, "threads", steps, n -> model.name().startsWith("PLATFORM") ? n + 14 : 17);
        double growth = model.name().startsWith("PLATFORM") ? 0.22 : 0.12;
        latency(metrics, "light", steps, n -> factor * model.ns() * Math.pow(n / 100, growth));
        latency(metrics, "busy", steps, n -> factor * 2.1 * model.ns() * Math.pow(n / 100, growth + 0.1));
        each(metrics, "connectPerSecond", steps, n -> factor * 1e9 / model.ns() / Math.pow(n, 0.03));
        each(metrics, "saturationPerSecond", steps, n -> factor * 1.6e9 / model.ns() / Math.pow(n, 0.05));
        each(metrics, "cpuPerRequestNs", steps, n -> factor * 0.7 * model.ns());
        each(metrics, "clientCpuFraction", steps, n -> 0.37 * factor);
        each(metrics, "lost", steps, n -> 0);
        metrics.put("addedVirtualBytes", List.of(model.virtual() * factor));
        metrics.put("addedResidentBytes", List.of(model.resident() * factor));
        metrics.put("addedHeapBytes", List.of(model.heap() * factor));
        metrics.put("addedKernelBytes", List.of(model.kernel() * factor));
        boolean threads = model.name().startsWith("PLATFORM");
        metrics.put("addedMappings", List.of(threads ? 2.0 : 0.0));
        metrics.put("addedThreads", List.of(threads ? 1.0 : 0.0));
        metrics.put("addedFiles", List.of(1.0));
        return ramp(model.name(), model.note(), metrics);
    }

    private static void latency(
            Map<String, List<Double>> metrics, String load, List<Double> steps, DoubleUnaryOperator median) {
        each(metrics, load + "P50Ns", steps, median);
        each(metrics, load + "P99Ns", steps, n -> 4.5 * median.applyAsDouble(n));
        each(metrics, load + "P999Ns", steps, n -> 30 * median.applyAsDouble(n) * Math.pow(n / 100, 0.15));
        each(metrics, load + "MaxNs", steps, n -> 120 * median.applyAsDouble(n) * Math.pow(n / 100, 0.15));
    }

    private static void each(
            Map<String, List<Double>> metrics, String name, List<Double> steps, DoubleUnaryOperator value) {
        metrics.put(name, steps.stream().map(n -> value.applyAsDouble(n)).toList());
    }
}
