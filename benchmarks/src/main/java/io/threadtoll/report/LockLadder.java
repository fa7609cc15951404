// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Fork;
import io.threadtoll.model.MeasuredForks;
import io.threadtoll.model.Metric;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.statistics.Interval;
import java.util.List;

/**
 * Every lock in a few conditions that show its character, one below the other: alone, with as many threads as CPUs and
 * with four times as many that do nothing but fight for it, and how long it keeps these waiting.
 *
 * @param few as many threads as CPUs
 * @param many four times as many
 * @param rungs the locks, in the order of their register
 */
public record LockLadder(int few, int many, List<Rung> rungs) {
    private static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

    /**
     * A lock.
     *
     * @param mutex which
     * @param aloneNs a lock and an unlock by one thread, nanoseconds
     * @param fewNs a pass of the team of few threads, no work inside and outside, nanoseconds
     * @param manyNs the same of many threads
     * @param fairness Jain's index over the many threads, 1/threads to 1
     * @param tailNs p99.9 of what many threads wait for a lock that is held for 10 us, nanoseconds
     * @param futexCalls futex(2) calls for each pass of the many threads, as the kernel counts them
     */
    public record Rung(
            MutexKind mutex,
            Interval aloneNs,
            Interval fewNs,
            Interval manyNs,
            Interval fairness,
            Interval tailNs,
            Interval futexCalls) {}

    public LockLadder {
        rungs = List.copyOf(rungs);
    }

    /** The mean of a metric over these forks of one cell, with its 95 % interval; all NaN where none has it. */
    public static Interval mean(List<Fork> forks, Metric metric) {
        double[] values = MeasuredForks.values(forks, metric.name());
        return values.length == 0 ? NONE : CellRows.score(values);
    }
}
