// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.linux.MachineMemory;
import io.threadtoll.linux.Mapping;
import io.threadtoll.linux.ProcessMemory;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What one more thread takes: threads are added in steps, and the median of the steps' differences counts, so that what
 * the JVM does now and then for itself, such as a new compiler thread, is in none of the figures.
 *
 * <p>The first threads are not counted: they may get stacks that the C library has kept of others that have ended.
 */
final class ThreadCosts {
    static final int FIRST = 200;
    static final int STEP = 60;

    /** Odd, for the median. */
    static final int STEPS = 5;

    private static final long SELF = ProcessHandle.current().pid();

    private record Snapshot(ProcessMemory process, int mappings, MachineMemory machine) {
        static Snapshot now() {
            return new Snapshot(ProcessMemory.of(SELF), Mapping.count(SELF), MachineMemory.now());
        }
    }

    private final ThreadKind kind;
    private final List<SleepingThreads> threads = new ArrayList<>();
    private final List<Snapshot> snapshots = new ArrayList<>();

    private ThreadCosts(ThreadKind kind) {
        this.kind = kind;
    }

    /** Every {@link ThreadFigure} of one kind of thread. */
    static Map<Metric, Double> measure(ThreadKind kind) throws NotApplicableException {
        ThreadCosts ramp = new ThreadCosts(kind);
        try {
            ramp.climb();
            return ramp.values();
        } finally {
            ramp.threads.forEach(SleepingThreads::close);
        }
    }

    private void climb() throws NotApplicableException {
        threads.add(kind.start(FIRST));
        snapshots.add(Snapshot.now());
        for (int step = 0; step < STEPS; step++) {
            threads.add(kind.start(STEP));
            snapshots.add(Snapshot.now());
        }
    }

    private Map<Metric, Double> values() {
        long[] stacks = threads.stream()
                .flatMapToLong(some -> LongStream.of(some.stackPointers()))
                .toArray();
        List<Mapping> around = mappingsAround(stacks);
        Map<Metric, Double> values = new LinkedHashMap<>();
        values.put(kind.metric(ThreadFigure.STACK), median(around.stream().mapToDouble(Mapping::sizeBytes)));
        values.put(kind.metric(ThreadFigure.SHARED), (double)
                (stacks.length - around.stream().distinct().count()));
        values.put(kind.metric(ThreadFigure.VIRTUAL), each(now -> now.process.vmSizeBytes()));
        values.put(kind.metric(ThreadFigure.RESIDENT), each(now -> now.process.rssBytes()));
        values.put(kind.metric(ThreadFigure.PAGE_TABLE), each(now -> now.process.pageTableBytes()));
        values.put(kind.metric(ThreadFigure.MAPPINGS), each(now -> now.mappings));
        values.put(kind.metric(ThreadFigure.KERNEL_STACK), each(now -> now.machine.kernelStackBytes()));
        return values;
    }

    private static List<Mapping> mappingsAround(long[] stacks) {
        List<Mapping> all = Mapping.all(SELF);
        return LongStream.of(stacks)
                .mapToObj(stack -> all.stream()
                        .filter(mapping -> mapping.contains(stack))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("a stack pointer is in no mapping")))
                .toList();
    }

    /** What one thread adds. */
    private double each(ToDoubleFunction<Snapshot> quantity) {
        return median(IntStream.range(0, STEPS)
                .mapToDouble(step ->
                        (quantity.applyAsDouble(snapshots.get(step + 1)) - quantity.applyAsDouble(snapshots.get(step)))
                                / STEP));
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
