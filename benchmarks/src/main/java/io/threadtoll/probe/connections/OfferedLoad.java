// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections;

import io.threadtoll.model.Metric;
import java.util.Locale;

/** The loads of a fixed rate that a step puts on the server, and what is found under each. Times are response times. */
@SuppressWarnings("ImmutableEnumChecker") // A metric is a record of a name and an enum.
public enum OfferedLoad {
    LIGHT(1_000),
    BUSY(10_000);

    private final double requestsPerSecond;
    private final Metric rate = Metric.of(histogram() + "PerSecond");
    private final Metric unanswered = Metric.lowerIsBetter(histogram() + "Unanswered");
    private final Metric behind = Metric.of(histogram() + "BehindNs");
    private final Metric p50 = Metric.of(histogram() + "P50Ns");
    private final Metric p99 = Metric.of(histogram() + "P99Ns");
    private final Metric p999 = Metric.of(histogram() + "P999Ns");
    private final Metric max = Metric.of(histogram() + "MaxNs");

    OfferedLoad(double requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
    }

    /** How many requests a second are sent, however many are answered. */
    double requestsPerSecond() {
        return requestsPerSecond;
    }

    /** What the histogram of its response times is called. */
    String histogram() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same as {@link #requestsPerSecond}, as it stands beside the figures. */
    Metric rate() {
        return rate;
    }

    /** Requests without an answer at the end. */
    Metric unanswered() {
        return unanswered;
    }

    /** How late the client itself was at most. */
    Metric behind() {
        return behind;
    }

    /** The median. */
    public Metric p50() {
        return p50;
    }

    /** The 99th percentile; absent where fewer requests than leave one beyond it were planned. */
    public Metric p99() {
        return p99;
    }

    /** The 99.9th percentile, absent like {@link #p99}. */
    public Metric p999() {
        return p999;
    }

    /** The longest. */
    public Metric max() {
        return max;
    }
}
