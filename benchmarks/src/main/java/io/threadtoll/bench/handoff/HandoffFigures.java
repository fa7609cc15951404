// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.model.LatencyKind;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Percentiles of {@link LatencyKind#HANDOFF}, and how often there is one. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class HandoffFigures extends LatencyPercentiles {
    private Relay relay;

    public HandoffFigures() {
        super(LatencyKind.HANDOFF);
    }

    @Setup
    public void watch(Relay all) {
        relay = all;
    }

    /** The share of passes in which the one before was another thread's. */
    public double handoffFraction() {
        return publish(relay.handoffFraction());
    }

    public double handoffP50Ns() {
        return percentileNs(50);
    }

    public double handoffP90Ns() {
        return percentileNs(90);
    }

    public double handoffP99Ns() {
        return percentileNs(99);
    }

    public double handoffP999Ns() {
        return percentileNs(99.9);
    }

    public double handoffMaxNs() {
        return percentileNs(100);
    }
}
