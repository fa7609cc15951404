// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.globallock;

import io.threadtoll.mutex.ExplicitMutex;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * CPython's GIL in Java (CPython, Python/ceval_gil.c, take_gil and drop_gil): a thread keeps it from one unit to the next. One
 * that has waited for an interval, in which nobody else got it either, sets a flag; the holder looks at the flag behind each
 * unit, lets go, and waits at a condition until another thread has it, since it would otherwise take it back at once.
 *
 * <p>Assumes that each thread that has run a unit calls {@link #leave} before it ends.
 */
final class RequestedLock implements GlobalLock {
    /** {@code sys.getswitchinterval()} of CPython. */
    private static final long INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final long INTERVAL_MS = TimeUnit.NANOSECONDS.toMillis(INTERVAL_NS);

    private final ExplicitMutex mutex;
    private final Object changed = new Object();
    private volatile boolean requested;

    /** Who has it; null on its way. Only whoever has it writes it, or whoever lets go. */
    private volatile Thread holder;

    /** How often it went from one to another; written under the lock. */
    private final AtomicLong switches = new AtomicLong();

    RequestedLock(ExplicitMutex mutex) {
        this.mutex = mutex;
    }

    @Override
    public boolean run(Runnable unit, BooleanSupplier over) {
        if (over.getAsBoolean()) {
            leave();
            return false;
        }
        if (holder != Thread.currentThread() && !take(over)) {
            return false;
        }
        unit.run();
        if (requested) {
            drop(over);
        }
        return true;
    }

    private boolean take(BooleanSupplier over) {
        long before = switches.get();
        while (!mutex.tryLock(INTERVAL_NS)) {
            if (over.getAsBoolean()) {
                return false;
            }
            if (switches.get() == before) {
                requested = true;
            }
            before = switches.get();
        }
        requested = false;
        switches.incrementAndGet();
        holder = Thread.currentThread();
        synchronized (changed) {
            changed.notifyAll();
        }
        return true;
    }

    private void drop(BooleanSupplier over) {
        requested = false;
        long before = switches.get();
        leave();
        synchronized (changed) {
            try {
                while (switches.get() == before && !over.getAsBoolean()) {
                    changed.wait(INTERVAL_MS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void leave() {
        if (holder == Thread.currentThread()) {
            holder = null;
            mutex.unlock();
        }
    }
}
