// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * At how many connections a limit binds.
 *
 * @param limit which
 * @param connections how many more connections there is room for; not rounded
 */
public record BindingLimit(Limit limit, double connections) {
    private static final Comparator<BindingLimit> FIRST =
            Comparator.comparingDouble(BindingLimit::connections).thenComparing(BindingLimit::limit);

    /** Every limit that a connection takes something of and that has a bound here, the first to bind first. */
    public static List<BindingLimit> order(Headroom headroom, ConnectionCost cost) {
        return headroom.free().entrySet().stream()
                .filter(free -> free.getKey().of(cost) > 0)
                .map(free -> new BindingLimit(
                        free.getKey(),
                        Math.max(0, free.getValue()) / free.getKey().of(cost)))
                .sorted(FIRST)
                .toList();
    }

    /** As metrics of a fork: {@code atPidMax} and the like. */
    public static SortedMap<String, Double> toMetrics(List<BindingLimit> order) {
        SortedMap<String, Double> metrics = new TreeMap<>();
        order.forEach(binding -> metrics.put(metric(binding.limit()), binding.connections()));
        return metrics;
    }

    /** From whatever knows the value of a metric; the first to bind first. */
    public static List<BindingLimit> fromMetrics(Function<String, Optional<Double>> metrics) {
        return Arrays.stream(Limit.values())
                .flatMap(limit -> metrics.apply(metric(limit)).map(at -> new BindingLimit(limit, at)).stream())
                .sorted(FIRST)
                .toList();
    }

    /** As a person reads it: {@code kernel.pid_max at 32,108, vm.max_map_count at 32,500}. */
    public static String text(List<BindingLimit> order) {
        return order.stream().map(BindingLimit::toString).collect(Collectors.joining(", "));
    }

    private static String metric(Limit limit) {
        return "at" + limit.camelCase();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s at %,.0f", limit.label(), Math.floor(connections));
    }
}
