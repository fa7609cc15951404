// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.uncontended;

import io.threadtoll.mutex.FutexCalls;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Futex calls of a {@link LoneLock} for each pair, as the lock counts them; NaN where it can't. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class FutexCost {
    private static final FutexCalls UNKNOWN = new FutexCalls(0, 0);

    private FutexCalls before;
    private long pairsBefore;
    private double waits;
    private double wakes;

    @Setup(Level.Iteration)
    public void start(LoneLock lone) {
        before = lone.lock.futexCalls().orElse(UNKNOWN);
        pairsBefore = lone.count;
    }

    @TearDown(Level.Iteration)
    public void finish(LoneLock lone) {
        double pairs = (double) lone.count - pairsBefore;
        waits = lone.lock
                .futexCalls()
                .map(now -> (now.waits() - before.waits()) / pairs)
                .orElse(Double.NaN);
        wakes = lone.lock
                .futexCalls()
                .map(now -> (now.wakes() - before.wakes()) / pairs)
                .orElse(Double.NaN);
    }

    /** FUTEX_WAIT calls a pair. */
    public double futexWaitsPerOp() {
        return waits;
    }

    /** FUTEX_WAKE calls a pair. */
    public double futexWakesPerOp() {
        return wakes;
    }
}
