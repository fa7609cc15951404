// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import io.threadtoll.model.Metric;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * At how many connections a limit is reached.
 *
 * @param limit which
 * @param connections how many more connections there is room for; not rounded
 */
public record ReachedLimit(Limit limit, double connections) {
    private static final Comparator<ReachedLimit> FIRST =
            Comparator.comparingDouble(ReachedLimit::connections).thenComparing(ReachedLimit::limit);

    /** Every limit that a connection takes something of and that has a bound here, the first to be reached first. */
    public static List<ReachedLimit> order(Headroom headroom, ConnectionCost cost) {
        return headroom.free().entrySet().stream()
                .filter(free -> free.getKey().of(cost) > 0)
                .map(free -> new ReachedLimit(
                        free.getKey(),
                        Math.max(0, free.getValue()) / free.getKey().of(cost)))
                .sorted(FIRST)
                .toList();
    }

    /** As metrics of a fork, by {@link Limit#bindsAt()}. */
    public static Map<Metric, Double> toMetrics(List<ReachedLimit> order) {
        Map<Metric, Double> metrics = new HashMap<>();
        order.forEach(binding -> metrics.put(binding.limit().bindsAt(), binding.connections()));
        return metrics;
    }

    /** From whatever knows the value of a metric; the first to bind first. */
    public static List<ReachedLimit> fromMetrics(Function<Metric, Optional<Double>> metrics) {
        return Arrays.stream(Limit.values())
                .flatMap(limit -> metrics.apply(limit.bindsAt()).map(at -> new ReachedLimit(limit, at)).stream())
                .sorted(FIRST)
                .toList();
    }

    /** As a person reads it: {@code kernel.pid_max at 32,108, vm.max_map_count at 32,500}. */
    public static String text(List<ReachedLimit> order) {
        return order.stream().map(ReachedLimit::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s at %,.0f", limit.label(), Math.floor(connections));
    }
}
