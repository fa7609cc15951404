// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import io.threadtoll.linux.UnsupportedPlatformException;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.mutex.Mutex;
import io.threadtoll.mutex.MutexKind;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A count that a {@link Team} increments under a lock, and must find whole: a fork whose lock loses an increment fails.
 *
 * <p>Each fork makes one kind of lock, so the calls of it are monomorphic there.
 */
@State(Scope.Benchmark)
public class LockedCount {
    /** The lock. */
    @Param
    public MutexKind mutex;

    private Mutex lock;
    private long count;
    private long before;

    /** A new lock of that kind, or the reason why there is none here: not every C library has every pthread mutex. */
    public static Mutex make(MutexKind kind) throws NotApplicableException {
        try {
            return kind.create();
        } catch (UnsupportedPlatformException e) {
            throw new NotApplicableException(e.getMessage());
        }
    }

    @Setup
    public void create(Team team) throws NotApplicableException {
        lock = make(mutex);
        team.atEnd(lock::close);
    }

    @Setup(Level.Iteration)
    public void start(Team team) {
        before = count;
        team.start(lock.futexCalls());
    }

    @TearDown(Level.Iteration)
    public void finish(Team team) {
        team.finish(count - before, lock.futexCalls());
        if (excludes()) {
            team.requireNoneLost(mutex);
        }
    }

    /** Whether it is a lock at all, and not the control that lets everybody in. */
    public boolean excludes() {
        return mutex.family() != MutexKind.Family.CONTROL;
    }

    /** A section that increments the count and then works; made once, to be given to {@link #guard} often. */
    public Runnable incrementThen(Work inside) {
        return () -> {
            count++;
            inside.run();
        };
    }

    /** One increment, for a section of the caller's own; only ever under the lock. */
    public void increment() {
        count++;
    }

    /** Runs such a section under the lock. */
    public void guard(Runnable section) {
        lock.guard(section);
    }
}
