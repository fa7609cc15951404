// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.globallock;

import io.threadtoll.bench.LockedCount;
import io.threadtoll.bench.Team;
import io.threadtoll.bench.Work;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.mutex.Mutex;
import io.threadtoll.mutex.MutexKind;
import java.util.function.BooleanSupplier;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Threads that do the same work under one lock, and count it there: a fork whose lock loses a count fails. */
@State(Scope.Benchmark)
public class SharedRuntime {
    /** A unit of work, in ns; between two of them a holder looks whether it should let go. */
    static final long UNIT_NS = 1_000;

    /** When the lock is let go. */
    @Param
    public Handover handover;

    /** The lock. */
    @Param
    public MutexKind mutex;

    private Mutex lock;
    private GlobalLock global;
    private Runnable unit;
    private long count;
    private long before;

    @Setup
    public void create() throws NotApplicableException {
        lock = LockedCount.make(mutex);
        global = handover.over(mutex, lock);
        Work work = Work.ofNs(UNIT_NS);
        unit = () -> {
            count++;
            work.run();
        };
    }

    @Setup(Level.Iteration)
    public void start(Team team) {
        before = count;
        team.start(lock.futexCalls());
    }

    @TearDown(Level.Iteration)
    public void finish(Team team) {
        team.finish(count - before, lock.futexCalls());
        if (mutex.family() != MutexKind.Family.CONTROL) {
            team.requireNoneLost(mutex);
        }
    }

    @TearDown
    public void close() {
        lock.close();
    }

    boolean run(BooleanSupplier over) {
        return global.run(unit, over);
    }

    void leave() {
        global.leave();
    }

    /** Lets each thread go without the lock. */
    @State(Scope.Thread)
    public static class Leaving {
        private SharedRuntime runtime;

        @Setup
        public void know(SharedRuntime shared) {
            runtime = shared;
        }

        @TearDown(Level.Iteration)
        public void leave() {
            runtime.leave();
        }
    }
}
