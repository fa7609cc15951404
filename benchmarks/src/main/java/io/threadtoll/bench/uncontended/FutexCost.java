// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.uncontended;

import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.ThreadAccount;
import io.threadtoll.mutex.FutexCalls;
import java.util.Optional;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a {@link LoneLock} asks of the kernel for each pair: futex calls as the lock counts them, NaN where it can't, and
 * context switches as the scheduler counts them for the thread.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class FutexCost {
    private FutexCalls callsBefore;
    private ThreadAccount before;
    private long pairsBefore;
    private double pairs;
    private Optional<FutexCalls> calls = Optional.empty();
    private ThreadAccount spent;

    @Setup(Level.Iteration)
    public void start(LoneLock lone) {
        callsBefore = lone.lock.futexCalls().orElse(FutexCalls.NONE);
        pairsBefore = lone.count;
        before = ThreadAccount.of(BareCalls.gettid());
    }

    @TearDown(Level.Iteration)
    public void finish(LoneLock lone) {
        spent = ThreadAccount.of(BareCalls.gettid()).since(before);
        pairs = (double) lone.count - pairsBefore;
        calls = lone.lock.futexCalls().map(now -> now.since(callsBefore));
    }

    /** FUTEX_WAIT calls a pair. */
    public double futexWaitsPerOp() {
        return calls.map(all -> all.waits() / pairs).orElse(Double.NaN);
    }

    /** FUTEX_WAKE calls a pair. */
    public double futexWakesPerOp() {
        return calls.map(all -> all.wakes() / pairs).orElse(Double.NaN);
    }

    /** Attempts to lock that did not get in at the first try, a pair. */
    public double slowPathsPerOp() {
        return calls.map(all -> all.slowPaths() / pairs).orElse(Double.NaN);
    }

    /** Context switches because the thread had to wait, a pair. */
    public double voluntarySwitchesPerOp() {
        return spent.voluntarySwitches() / pairs;
    }

    /** Context switches by preemption, a pair. */
    public double involuntarySwitchesPerOp() {
        return spent.involuntarySwitches() / pairs;
    }
}
