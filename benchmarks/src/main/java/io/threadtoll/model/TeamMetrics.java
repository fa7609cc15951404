// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

/**
 * What threads that share something say of all of them together, beside {@link Metric#TEAM_TIME}. They stand here and not
 * beside the benchmarks that count them because reports show them too.
 */
public final class TeamMetrics {
    /** Operations of all workers. */
    public static final Metric OPERATIONS = Metric.of("operations");

    /** Operations that left no trace in the guarded count. */
    public static final Metric LOST = Metric.lowerIsBetter("lost");

    /** The same as a share of all, 0 to 1. */
    public static final Metric LOST_FRACTION = Metric.lowerIsBetter("lostFraction");

    /** CPU time of all workers for one operation, in ns. */
    public static final Metric CPU_PER_OP = Metric.of("cpuPerOpNs");

    /** The share of the CPUs that the team could have used and didn't, 0 to 1. */
    public static final Metric IDLE_FRACTION = Metric.of("idleFraction");

    /** Jain's index over what each worker did: 1 where all did the same, 1/n where one did everything. */
    public static final Metric FAIRNESS = Metric.higherIsBetter("fairnessFraction");

    /** The share of the worker that got least, 0 to 1. */
    public static final Metric SMALLEST_SHARE = Metric.higherIsBetter("smallestShareFraction");

    /** The share of the worker that got most, 0 to 1. */
    public static final Metric LARGEST_SHARE = Metric.lowerIsBetter("largestShareFraction");

    /** System calls of each operation, as the kernel counts them. */
    public static final Metric SYSTEM_CALLS = Metric.lowerIsBetter("kernelSyscallsPerOp");

    private TeamMetrics() {}
}
