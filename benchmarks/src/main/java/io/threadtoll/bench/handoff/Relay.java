// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.bench.LockedCount;
import io.threadtoll.model.NotApplicableException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Who was the last one inside and when it left: all of it guarded by the lock. */
@State(Scope.Benchmark)
public class Relay {
    private static final int NOBODY = -1;

    /** When the last one inside was about to unlock. */
    long leftNs;

    private int holder;
    private long passes;
    private long handoffs;

    @Setup
    public void requireLock(LockedCount locked) throws NotApplicableException {
        if (!locked.excludes()) {
            throw new NotApplicableException(locked.mutex + " keeps nobody out, so nothing is handed over");
        }
    }

    @Setup(Level.Iteration)
    public void start() {
        holder = NOBODY;
        passes = 0;
        handoffs = 0;
    }

    /** Counts a pass; says whether another thread's was the one before, in this iteration. */
    boolean pass(int thread) {
        passes++;
        if (holder == thread) {
            return false;
        }
        boolean first = holder == NOBODY;
        holder = thread;
        if (!first) {
            handoffs++;
        }
        return !first;
    }

    /** The share of passes in which the one before was another thread's; read between iterations. */
    double handoffFraction() {
        return (double) handoffs / passes;
    }
}
