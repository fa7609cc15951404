// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import io.threadtoll.model.Metric;
import io.threadtoll.model.TeamMetrics;

/**
 * What the kernel counted at its tracepoints; NaN where it gives this process no such counter.
 *
 * @param futexCalls calls of futex(2)
 * @param systemCalls all system calls, those among them
 * @param switches how often a counted thread left its CPU to another thread
 * @param migrations how often a counted thread moved one to another CPU, mostly one that it woke
 */
public record KernelCounts(double futexCalls, double systemCalls, double switches, double migrations) {
    /** Calls of futex(2) for one operation, waits and wakes and any other. */
    public static final Metric FUTEX_CALLS_PER_OP = Metric.lowerIsBetter("kernelFutexCallsPerOp");

    /** System calls of any kind for one operation. */
    public static final Metric SYSTEM_CALLS_PER_OP = TeamMetrics.SYSTEM_CALLS;

    /** Context switches away from a counted thread for one operation. */
    public static final Metric SWITCHES_PER_OP = Metric.lowerIsBetter("kernelSwitchesPerOp");

    /** Moves of a thread to another CPU that a counted thread made, for one operation. */
    public static final Metric MIGRATIONS_PER_OP = Metric.lowerIsBetter("kernelMigrationsPerOp");

    /** Nothing counted yet. */
    static final KernelCounts NONE = new KernelCounts(0, 0, 0, 0);

    /** Two counts together. */
    public KernelCounts plus(KernelCounts other) {
        return new KernelCounts(
                futexCalls + other.futexCalls,
                systemCalls + other.systemCalls,
                switches + other.switches,
                migrations + other.migrations);
    }

    /** What was counted between an earlier reading and this one. */
    public KernelCounts since(KernelCounts earlier) {
        return new KernelCounts(
                futexCalls - earlier.futexCalls,
                systemCalls - earlier.systemCalls,
                switches - earlier.switches,
                migrations - earlier.migrations);
    }

    /** The share of one of so many operations. */
    public KernelCounts perOp(long operations) {
        return new KernelCounts(
                futexCalls / operations, systemCalls / operations, switches / operations, migrations / operations);
    }
}
