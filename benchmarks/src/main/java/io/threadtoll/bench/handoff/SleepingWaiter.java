// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.bench.Placement;
import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.ThreadWatch;
import io.threadtoll.mutex.Mutex;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * A thread that waits for the lock whenever it is told to, and records how long after the holder's last act inside its
 * own first act there was.
 *
 * <p>Assumes: one other thread tells it, and only while it holds the lock.
 *
 * <p>Guarantees: no wait of either is without end. The next turn isn't given before this one is done, so what the
 * waiter wrote is there to read.
 */
final class SleepingWaiter implements AutoCloseable {
    /** Nothing here takes a hundredth of it, on the busiest machine. */
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(10);

    private static final long LOOK_AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Mutex mutex;
    private final Thread thread;
    private volatile int tid;
    private volatile long told;
    private volatile long asking;
    private volatile long done;
    private volatile boolean closed;
    private volatile Thread holder;
    private volatile Throwable failure;
    private ThreadWatch watch;

    /** Both guarded by the mutex. */
    private long leftNs;

    private long handovers;

    SleepingWaiter(Mutex mutex, Placement placement, Histogram recorder) {
        this.mutex = mutex;
        thread = new Thread(() -> serve(placement, recorder), "sleeping-waiter");
        thread.setUncaughtExceptionHandler((ended, reason) -> failure = reason);
        thread.setDaemon(true);
        thread.start();
        await("started", () -> tid != 0);
        watch = ThreadWatch.of(tid);
    }

    int tid() {
        return tid;
    }

    /** Called inside the lock: returns once the waiter sleeps in its wait for it. */
    void beg(long turn) {
        holder = Thread.currentThread();
        told = turn;
        LockSupport.unpark(thread);
        // Only from here on is a sleep one for the lock and not for the turn.
        await("asked for the lock", () -> asking == turn);
        await("gone to sleep", watch::isAsleep);
    }

    /** Called inside the lock, as the last act there. */
    void leaving() {
        leftNs = System.nanoTime();
    }

    /** Called outside: returns once the waiter has had the lock. */
    void awaitDone(long turn) {
        await("got the lock", () -> done == turn);
    }

    /** How often it got the lock; to be read when none is under way. */
    long handovers() {
        return handovers;
    }

    private void serve(Placement placement, Histogram recorder) {
        placement.place(1);
        tid = BareCalls.gettid();
        long[] wakeNs = {0};
        Runnable section = () -> {
            wakeNs[0] = System.nanoTime() - leftNs;
            handovers++;
        };
        while (!closed) {
            long turn = told;
            if (turn == done) {
                LockSupport.parkNanos(this, LOOK_AGAIN_NS);
                continue;
            }
            asking = turn;
            mutex.guard(section);
            Latencies.record(recorder, wakeNs[0]);
            done = turn;
            LockSupport.unpark(holder);
        }
    }

    private interface Condition {
        boolean holds();
    }

    /** Sleeps between looks: on one CPU the waiter couldn't run otherwise. */
    private void await(String what, Condition condition) {
        long deadline = System.nanoTime() + LIMIT_NS;
        while (!condition.holds()) {
            if (failure != null) {
                throw new IllegalStateException("the waiter has ended", failure);
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        "the waiter has not " + what + " in " + LIMIT_NS / 1_000_000_000 + " s");
            }
            LockSupport.parkNanos(this, TimeUnit.MICROSECONDS.toNanos(20));
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.NANOSECONDS.toMillis(LIMIT_NS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watch.close();
    }
}
