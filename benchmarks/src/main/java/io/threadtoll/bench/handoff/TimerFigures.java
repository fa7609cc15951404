// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.model.LatencyKind;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Percentiles of {@link LatencyKind#TIMER}. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class TimerFigures extends LatencyPercentiles {
    public TimerFigures() {
        super(LatencyKind.TIMER);
    }

    public double timerP50Ns() {
        return percentileNs(50);
    }

    public double timerP90Ns() {
        return percentileNs(90);
    }

    public double timerP99Ns() {
        return percentileNs(99);
    }

    public double timerP999Ns() {
        return percentileNs(99.9);
    }

    public double timerMaxNs() {
        return percentileNs(100);
    }
}
