// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import java.util.Locale;

/** The latencies that benchmarks record one by one, in ns: as a histogram for each fork, and as percentiles. */
@SuppressWarnings("ImmutableEnumChecker") // A metric is a record of a name and an enum.
public enum LatencyKind {
    /** From a holder's last act before it unlocks to the first act inside of a waiter that slept. */
    WAKE,
    /** The same between any two threads that follow one another inside. */
    HANDOFF,
    /** From when a thread really asked for the lock to its first act inside. */
    SERVICE,
    /** From when it was meant to ask for the lock to its first act inside. */
    RESPONSE,
    /** How late a thread that slept until it was meant to ask did so: the timer and the scheduler, not the lock. */
    TIMER;

    private final Metric p50 = Metric.of(histogram() + "P50Ns");
    private final Metric p90 = Metric.of(histogram() + "P90Ns");
    private final Metric p99 = Metric.of(histogram() + "P99Ns");
    private final Metric p999 = Metric.of(histogram() + "P999Ns");
    private final Metric max = Metric.of(histogram() + "MaxNs");

    /** What its histogram is called. */
    public String histogram() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The median of an iteration. */
    public Metric p50() {
        return p50;
    }

    /** The 90th percentile of an iteration. */
    public Metric p90() {
        return p90;
    }

    /** The 99th percentile of an iteration. */
    public Metric p99() {
        return p99;
    }

    /** The 99.9th percentile of an iteration. */
    public Metric p999() {
        return p999;
    }

    /** The longest of an iteration. */
    public Metric max() {
        return max;
    }
}
