// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import io.threadtoll.model.Metric;

/**
 * What several benchmarks count for one operation, each under the same name. The kernel's own counts are in
 * {@link KernelCounts}. The constants don't stand in the classes that count, because JMH takes each public field of an
 * {@code @AuxCounters} class for a counter, static or not.
 */
public final class CountsPerOp {
    /** FUTEX_WAIT calls, as the lock counts them. */
    public static final Metric FUTEX_WAITS = Metric.lowerIsBetter("futexWaitsPerOp");

    /** FUTEX_WAKE calls, as the lock counts them. */
    public static final Metric FUTEX_WAKES = Metric.lowerIsBetter("futexWakesPerOp");

    /** Attempts to lock that did not get in at the first try, as the lock counts them. */
    public static final Metric SLOW_PATHS = Metric.lowerIsBetter("slowPathsPerOp");

    /** Context switches because a thread had to wait, as /proc or getrusage(2) has them. */
    public static final Metric VOLUNTARY_SWITCHES = Metric.lowerIsBetter("voluntarySwitchesPerOp");

    /** Context switches by preemption or yield, as /proc or getrusage(2) has them. */
    public static final Metric INVOLUNTARY_SWITCHES = Metric.lowerIsBetter("involuntarySwitchesPerOp");

    /** Page faults, as getrusage(2) has them. */
    public static final Metric PAGE_FAULTS = Metric.lowerIsBetter("pageFaultsPerOp");

    private CountsPerOp() {}
}
