// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections;

import io.threadtoll.machine.limits.ConnectionCost;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.FootprintMetrics;
import io.threadtoll.statistics.Estimates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What each connection added, from the steps of one ramp. */
public final class AddedCosts {
    private AddedCosts() {}

    /**
     * The slopes, by metric.
     *
     * @param steps the values of each metric, one a step, at least two steps
     */
    static Map<Metric, Double> of(Map<Metric, List<Double>> steps) {
        Map<Metric, Double> slopes = new LinkedHashMap<>();
        put(slopes, steps, ConnectionMetrics.ADDED_VIRTUAL_BYTES, FootprintMetrics.VM_SIZE_BYTES);
        put(slopes, steps, ConnectionMetrics.ADDED_RESIDENT_BYTES, FootprintMetrics.RSS_BYTES);
        put(slopes, steps, ConnectionMetrics.ADDED_HEAP_BYTES, ConnectionMetrics.HEAP_USED_BYTES);
        put(slopes, steps, ConnectionMetrics.ADDED_MAPPINGS, FootprintMetrics.MAPPINGS);
        put(slopes, steps, ConnectionMetrics.ADDED_THREADS, FootprintMetrics.THREADS);
        put(slopes, steps, ConnectionMetrics.ADDED_FILES, ConnectionMetrics.OPEN_FILES);
        put(
                slopes,
                steps,
                ConnectionMetrics.ADDED_KERNEL_BYTES,
                FootprintMetrics.MACHINE_KERNEL_STACK_BYTES,
                FootprintMetrics.MACHINE_PAGE_TABLE_BYTES,
                FootprintMetrics.MACHINE_SLAB_BYTES,
                FootprintMetrics.MACHINE_TCP_BYTES);
        return slopes;
    }

    /**
     * What a connection takes, from what is known of the slopes. A slope can't be below nothing but for noise, and what
     * is below a hundredth of a thread, mapping or file is not the connections'.
     *
     * @param added a slope, by metric
     */
    public static ConnectionCost cost(ToDoubleFunction<Metric> added) {
        double threads = number(added, ConnectionMetrics.ADDED_THREADS);
        return new ConnectionCost(
                threads,
                number(added, ConnectionMetrics.ADDED_MAPPINGS),
                number(added, ConnectionMetrics.ADDED_FILES),
                // A connection that has no thread to wait for it is watched by an epoll instance.
                threads > 0.5 ? 0 : 1,
                Math.max(0, added.applyAsDouble(ConnectionMetrics.ADDED_VIRTUAL_BYTES)),
                Math.max(0, added.applyAsDouble(ConnectionMetrics.ADDED_RESIDENT_BYTES)),
                known(added.applyAsDouble(ConnectionMetrics.ADDED_KERNEL_BYTES)));
    }

    /** What a sandboxed kernel doesn't show counts as nothing. */
    private static double known(double bytes) {
        return Double.isNaN(bytes) ? 0 : Math.max(0, bytes);
    }

    private static double number(ToDoubleFunction<Metric> added, Metric metric) {
        return Math.max(0, Math.rint(100 * added.applyAsDouble(metric)) / 100);
    }

    private static void put(
            Map<Metric, Double> slopes, Map<Metric, List<Double>> steps, Metric added, Metric... metrics) {
        List<Double> connections = steps.get(ConnectionMetrics.CONNECTIONS);
        double[] x = connections.stream().mapToDouble(Double::doubleValue).toArray();
        double[] y = IntStream.range(0, x.length)
                .mapToDouble(step -> {
                    double sum = 0;
                    for (Metric metric : metrics) {
                        sum += steps.get(metric).get(step);
                    }
                    return sum;
                })
                .toArray();
        slopes.put(added, Estimates.slope(x, y));
    }
}
