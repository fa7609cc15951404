// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.model.LatencyKind;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Publishes the percentiles of one latency in one iteration, all threads together, and leaves it to the parent in the end. JMH sums a counter over the threads,
 * so the first one publishes and the others add zero; and it names a metric after its method, so each kind has a class.
 * Its own summary of a run then adds the iterations up as well, which the journal and the report don't.
 */
abstract class LatencyPercentiles {
    private final LatencyKind kind;
    private Latencies latencies;
    private boolean publishes;

    LatencyPercentiles(LatencyKind kind) {
        this.kind = kind;
    }

    @Setup
    public void join(Latencies all, ThreadParams thread) {
        latencies = all;
        publishes = thread.getThreadIndex() == 0;
    }

    @TearDown
    public void leave() {
        if (publishes) {
            latencies.leaveToParent(kind);
        }
    }

    final double percentileNs(double percentile) {
        return publishes ? latencies.percentileNs(kind, percentile) : 0;
    }

    final double publish(double figure) {
        return publishes ? figure : 0;
    }
}
