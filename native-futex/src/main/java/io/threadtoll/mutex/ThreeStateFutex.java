// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Binding;

/**
 * A third state remembers that somebody may sleep, so that an uncontended unlock asks the kernel nothing.
 *
 * <pre>
 * word         meaning                       a locker makes it    an unlocker makes it
 * 0 FREE       nobody holds it               LOCKED
 * 1 LOCKED     held, nobody sleeps           CONTENDED, sleeps    FREE
 * 2 CONTENDED  held, somebody may sleep      CONTENDED, sleeps    FREE, wakes one
 * </pre>
 *
 * The unlock subtracts one, which a CPU does no slower than a swap and on some a fifth faster. Out of CONTENDED that
 * leaves LOCKED for a moment; a locker that then marks and sleeps is still behind the wake that follows.
 *
 * <p>A thread that has slept takes the lock as CONTENDED, since it can't know whether it was the last sleeper: at worst
 * one wake too many, never one too few.
 */
class ThreeStateFutex extends FutexMutex {
    static final int CONTENDED = 2;

    ThreeStateFutex(Binding binding) {
        super(binding);
    }

    @Override
    public final void lock() {
        if (!compareAndSet(FREE, LOCKED)) {
            countSlowPath();
            lockContended();
        }
    }

    /** Waits for the lock. */
    void lockContended() {
        while (getAndSet(CONTENDED) != FREE) {
            sleepWhile(CONTENDED);
        }
    }

    @Override
    public final boolean tryLock(long timeoutNs) {
        if (compareAndSet(FREE, LOCKED)) {
            return true;
        }
        countSlowPath();
        long deadline = System.nanoTime() + timeoutNs;
        while (getAndSet(CONTENDED) != FREE) {
            if (!sleepWhile(this, CONTENDED, deadline)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public final void unlock() {
        if (getAndAdd(-1) != LOCKED) {
            set(FREE);
            wakeOne(this);
        }
    }
}
