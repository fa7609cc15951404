// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.model.LatencyKind;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Percentiles of {@link LatencyKind#WAKE}. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class WakeFigures extends LatencyPercentiles {
    public WakeFigures() {
        super(LatencyKind.WAKE);
    }

    public double wakeP50Ns() {
        return percentileNs(50);
    }

    public double wakeP90Ns() {
        return percentileNs(90);
    }

    public double wakeP99Ns() {
        return percentileNs(99);
    }

    public double wakeP999Ns() {
        return percentileNs(99.9);
    }

    public double wakeMaxNs() {
        return percentileNs(100);
    }
}
