// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.journal.ForkFolder;
import io.threadtoll.model.Histograms;
import io.threadtoll.model.LatencyKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * What the threads of a fork recorded. Each records into histograms of its own; they are put together at the end of an
 * iteration, and those of the measured iterations are left to the parent at the end of the fork.
 *
 * <p>Assumes: JMH runs an iteration's setup and teardown while no thread of the benchmark is inside an operation, so
 * plain reads of what they recorded are good; any other thread that records has handed its work over by then.
 */
@State(Scope.Benchmark)
public class Latencies {
    private final Map<LatencyKind, List<Histogram>> recorders = new EnumMap<>(LatencyKind.class);
    private final Map<LatencyKind, Histogram> iteration = new EnumMap<>(LatencyKind.class);
    private final Map<LatencyKind, Histogram> fork = new EnumMap<>(LatencyKind.class);
    private final List<Runnable> lastWords = new ArrayList<>();
    private boolean measured;

    /** A histogram for one thread to record into, at most {@link Histograms#LONGEST_NS}. */
    synchronized Histogram recorder(LatencyKind kind) {
        Histogram recorder = Histograms.create();
        recorders.computeIfAbsent(kind, absent -> new ArrayList<>()).add(recorder);
        iteration.computeIfAbsent(kind, absent -> Histograms.create());
        fork.computeIfAbsent(kind, absent -> Histograms.create());
        return recorder;
    }

    /** Something to do at the end of each iteration, before it is summed up; JMH doesn't order teardowns. */
    synchronized void beforeSummary(Runnable lastWord) {
        lastWords.add(lastWord);
    }

    @Setup(Level.Iteration)
    public synchronized void start(IterationParams params) {
        measured = params.getType() == IterationType.MEASUREMENT;
        recorders.values().forEach(all -> all.forEach(Histogram::reset));
    }

    @TearDown(Level.Iteration)
    public synchronized void sumUp() {
        lastWords.forEach(Runnable::run);
        recorders.forEach((kind, all) -> {
            Histogram sum = iteration.get(kind);
            sum.reset();
            all.forEach(sum::add);
            if (measured) {
                fork.get(kind).add(sum);
            }
        });
    }

    /** The value in ns that this percentage of an iteration's values don't exceed; NaN where there is none. */
    synchronized double percentileNs(LatencyKind kind, double percentile) {
        Histogram sum = iteration.get(kind);
        return sum == null || sum.getTotalCount() == 0 ? Double.NaN : (double) sum.getValueAtPercentile(percentile);
    }

    /** How many values an iteration has of a latency. */
    synchronized long count(LatencyKind kind) {
        return iteration.get(kind).getTotalCount();
    }

    /**
     * Leaves what the measured iterations had of a latency to the parent. For one worker to call in a teardown of its own, as
     * with {@link io.threadtoll.bench.Team#atEnd}.
     */
    synchronized void leaveToParent(LatencyKind kind) {
        Histogram histogram = fork.get(kind);
        ForkFolder.ofThisJvm()
                .filter(folder -> histogram.getTotalCount() > 0)
                .ifPresent(folder -> folder.write(kind.histogram(), histogram));
    }

    /**
     * Records a time. One longer than the range counts as the longest; one below zero can't be.
     *
     * @throws IllegalStateException if the time is negative: two threads were inside at once
     */
    static void record(Histogram recorder, long ns) {
        if (ns < 0) {
            throw new IllegalStateException("entered " + -ns + " ns before the lock was left");
        }
        recorder.recordValue(Math.min(ns, Histograms.LONGEST_NS));
    }
}
