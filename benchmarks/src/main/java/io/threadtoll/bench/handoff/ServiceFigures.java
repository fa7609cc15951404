// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.model.LatencyKind;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Percentiles of {@link LatencyKind#SERVICE}. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ServiceFigures extends LatencyPercentiles {
    public ServiceFigures() {
        super(LatencyKind.SERVICE);
    }

    public double serviceP50Ns() {
        return percentileNs(50);
    }

    public double serviceP90Ns() {
        return percentileNs(90);
    }

    public double serviceP99Ns() {
        return percentileNs(99);
    }

    public double serviceP999Ns() {
        return percentileNs(99.9);
    }

    public double serviceMaxNs() {
        return percentileNs(100);
    }
}
