// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Binding;
import io.threadtoll.linux.Futex;
import java.util.concurrent.TimeUnit;

/**
 * The three-state lock lets newcomers barge, which keeps a CPU busy, and may pass over a sleeper for ever. Here they barge
 * until somebody has waited for {@link #PATIENCE_NS}; then the lock is given and not freed.
 *
 * <pre>
 * word         meaning                       a locker makes it    an unlocker makes it
 * 0 FREE       nobody holds it               LOCKED
 * 1 LOCKED     held, nobody waits            CONTENDED, waits     FREE
 * 2 CONTENDED  held, somebody may wait       CONTENDED, waits     FREE, wakes one; with an impatient one as it is, gives
 *
 * companion    the number of the impatient, whom the lock was not given to yet
 * </pre>
 *
 * Who loses patience counts itself in first and then marks the word CONTENDED once more; who unlocks frees the word first and
 * looks for the impatient then, both sequentially consistent. So either the mark finds the word free, or the unlock sees
 * somebody counted, marks the word for it and, if it is free still, gives it. Without that second look an unlock that looked
 * before the count and freed after the mark would leave the impatient beside a lock that nobody gives, since those who don't
 * have to wait free it unseen.
 *
 * <p>What it is for: the idea of WebKit's lock, of parking_lot and of Go's sync.Mutex, between {@link ThreeStateFutex} and
 * {@link FairFutex}. A wait is bounded without the price of a queue at every pass.
 */
final class EventuallyFairFutex extends FutexMutex {
    static final long PATIENCE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Locks that were given and not taken yet; the impatient sleep here. */
    private final Futex given = new Futex(binding());

    EventuallyFairFutex(Binding binding) {
        super(binding);
    }

    @Override
    public void lock() {
        if (!compareAndSet(FREE, LOCKED)) {
            countSlowPath();
            lockContended();
        }
    }

    /** Timed waiters never lose patience: they may be passed over until their time is up. */
    @Override
    public boolean tryLock(long timeoutNs) {
        if (compareAndSet(FREE, LOCKED)) {
            return true;
        }
        countSlowPath();
        long deadline = System.nanoTime() + timeoutNs;
        while (getAndSet(ThreeStateFutex.CONTENDED) != FREE) {
            if (!sleepWhile(this, ThreeStateFutex.CONTENDED, deadline)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void unlock() {
        if (!compareAndSet(LOCKED, FREE)) {
            unlockContended();
        }
    }

    private void unlockContended() {
        do {
            if (getCompanion() != 0) {
                getAndAddCompanion(-1);
                given.getAndAdd(1);
                wakeOne(given);
                return;
            }
            set(FREE);
        } while (getCompanion() != 0 && getAndSet(ThreeStateFutex.CONTENDED) == FREE);
        wakeOne(this);
    }

    private void lockContended() {
        long start = System.nanoTime();
        while (getAndSet(ThreeStateFutex.CONTENDED) != FREE) {
            if (System.nanoTime() - start > PATIENCE_NS) {
                getAndAddCompanion(1);
                if (getAndSet(ThreeStateFutex.CONTENDED) == FREE) {
                    getAndAddCompanion(-1);
                } else {
                    take();
                }
                return;
            }
            sleepWhile(ThreeStateFutex.CONTENDED);
        }
    }

    private void take() {
        int locks = given.get();
        while (locks == 0 || !given.compareAndSet(locks, locks - 1)) {
            if (locks == 0) {
                sleepWhile(given, 0);
            }
            locks = given.get();
        }
    }
}
