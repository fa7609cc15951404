// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.bench.LockedCount;
import io.threadtoll.bench.Placement;
import io.threadtoll.model.LatencyKind;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.mutex.Mutex;
import io.threadtoll.mutex.MutexKind;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A lock that its holder hands over to a thread which sleeps for it, again and again. */
@State(Scope.Benchmark)
public class Handover {
    /** The lock. */
    @Param
    public MutexKind mutex;

    /** Where the two threads run. */
    @Param
    public Placement placement;

    /** How long the waiter sleeps at least before it is woken, in ns; at most twice as long. */
    @Param({"50000", "2000000"})
    public int asleepNs;

    /** An odd number near 2^64 / golden ratio: its multiples spread evenly, so no period of a lock's own is met. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Mutex lock;
    private SleepingWaiter waiter;
    private Runnable section;
    private long turn;
    private long before;

    @Setup
    public void create(Latencies latencies) throws NotApplicableException {
        if (!mutex.blocks()) {
            throw new NotApplicableException(mutex + " never puts a waiter to sleep, so it wakes none");
        }
        placement.require();
        lock = LockedCount.make(mutex);
        waiter = new SleepingWaiter(lock, placement, latencies.recorder(LatencyKind.WAKE));
        // Not before: a new thread inherits the binding of the one that starts it (clone(2)).
        placement.place(0);
        section = this::hold;
    }

    @Setup(Level.Iteration)
    public void start() {
        before = turn - waiter.handovers();
    }

    /** The kernel's id of the thread that waits. */
    int waiterTid() {
        return waiter.tid();
    }

    /** One handover. */
    void handOver() {
        turn++;
        lock.guard(section);
        waiter.awaitDone(turn);
    }

    private void hold() {
        waiter.beg(turn);
        long asleepSince = System.nanoTime();
        long untilNs = asleepNs + Long.remainderUnsigned(turn * GOLDEN, asleepNs);
        while (System.nanoTime() - asleepSince < untilNs) {
            Thread.onSpinWait();
        }
        waiter.leaving();
    }

    /** Each turn is one handover, or the figures are of something else. */
    @TearDown(Level.Iteration)
    public void requireAllHandedOver() {
        long lost = turn - waiter.handovers() - before;
        if (lost != 0) {
            throw new IllegalStateException(mutex + " was not handed over in " + lost + " turns");
        }
    }

    @TearDown
    public void close() {
        waiter.close();
        lock.close();
    }
}
