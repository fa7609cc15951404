// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.model.LatencyKind;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Percentiles of {@link LatencyKind#RESPONSE}. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class ResponseFigures extends LatencyPercentiles {
    public ResponseFigures() {
        super(LatencyKind.RESPONSE);
    }

    public double responseP50Ns() {
        return percentileNs(50);
    }

    public double responseP90Ns() {
        return percentileNs(90);
    }

    public double responseP99Ns() {
        return percentileNs(99);
    }

    public double responseP999Ns() {
        return percentileNs(99.9);
    }

    public double responseMaxNs() {
        return percentileNs(100);
    }
}
