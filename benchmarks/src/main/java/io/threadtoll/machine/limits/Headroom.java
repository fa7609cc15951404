// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import io.threadtoll.machine.KernelFiles;
import io.threadtoll.model.Metric;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The free room of each limit, read once.
 *
 * @param free units still free, bytes or a count; a limit that does not bound this process or can't be read is absent
 */
public record Headroom(Map<Limit, Double> free) {
    public Headroom {
        Map<Limit, Double> ordered = new EnumMap<>(Limit.class);
        ordered.putAll(free);
        free = Collections.unmodifiableMap(ordered);
    }

    /** What this process and its machine have left. */
    public static Headroom now() {
        return of(ProcessHandle.current().pid());
    }

    /**
     * What another process and its machine have left.
     *
     * @throws java.io.UncheckedIOException if there is no such process
     */
    public static Headroom of(long pid) {
        KernelFiles files = KernelFiles.ofThisMachine();
        Map<Limit, Double> free = read(files, ProcessUse.of(pid));
        new Conntrack(files).free().ifPresent(left -> free.put(Limit.CONNTRACK, left));
        return new Headroom(free);
    }

    /** All but {@link Limit#CONNTRACK}, which no file tells alone. */
    static Map<Limit, Double> read(KernelFiles files, ProcessUse use) {
        Map<Limit, Double> free = new EnumMap<>(Limit.class);
        new MachineLimits(files).addTo(free);
        new ProcessLimits(files, use.pid()).addTo(free, use);
        new GroupLimits(files, use.pid()).addTo(free);
        return free;
    }

    /** Of those limits alone that bound others too: the machine's, and those of the control groups of this process. */
    public static Headroom shared(KernelFiles files) {
        Map<Limit, Double> free = new EnumMap<>(Limit.class);
        new MachineLimits(files).addTo(free);
        new GroupLimits(files, ProcessHandle.current().pid()).addTo(free);
        return new Headroom(free);
    }

    /** Units still free. */
    public Optional<Double> of(Limit limit) {
        return Optional.ofNullable(free.get(limit));
    }

    /** As metrics of a fork, by {@link Limit#metric()}. */
    public Map<Metric, Double> toMetrics() {
        Map<Metric, Double> metrics = new HashMap<>();
        free.forEach((limit, left) -> metrics.put(limit.metric(), left));
        return metrics;
    }

    /** From whatever knows the value of a metric, such as {@link io.threadtoll.model.Fork#value(Metric)}. */
    public static Headroom fromMetrics(Function<Metric, Optional<Double>> metrics) {
        Map<Limit, Double> free = new EnumMap<>(Limit.class);
        for (Limit limit : Limit.values()) {
            metrics.apply(limit.metric()).ifPresent(left -> free.put(limit, left));
        }
        return new Headroom(free);
    }
}
