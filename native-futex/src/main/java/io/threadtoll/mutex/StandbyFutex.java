// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Futex;
import java.util.concurrent.TimeUnit;

/**
 * Waking somebody at every unlock costs a system call, and the woken thread mostly finds the lock taken again. Here one
 * waiter stands by: it naps and looks again by itself, and while it does an unlock wakes nobody. The others sleep until
 * the one who stood by has had the lock.
 *
 * <pre>
 * bits of the word      set by                              cleared by
 * 1  LOCKED             the holder                          the holder
 * 2  STANDBY            a waiter, or an unlock that wakes   the one who stands by, when it gets the lock
 *                       a sleeper into that place
 * 4  RESERVED           the one who stands by, once it was  the same
 *                       passed over for too long
 * 8+ number of sleepers a waiter                            an unlock that wakes one
 * </pre>
 *
 * RESERVED keeps everybody else out of a free lock, so a waiter is passed over for {@link #PASSED_OVER_NS} at most, and
 * then for one more holder. The price: a lock that comes free while nobody is awake to take it stays free until the nap
 * ends, {@link #LONGEST_NAP_NS} and the kernel's timer slack.
 */
final class StandbyFutex extends FutexMutex {
    private static final int STANDBY = 2;
    private static final int RESERVED = 4;
    private static final int SLEEPER = 8;
    private static final int TAKEN = LOCKED | RESERVED;

    private static final int SPINS = 40;
    private static final long FIRST_NAP_NS = TimeUnit.MICROSECONDS.toNanos(50);
    static final long LONGEST_NAP_NS = TimeUnit.MICROSECONDS.toNanos(200);
    static final long PASSED_OVER_NS = TimeUnit.MILLISECONDS.toNanos(4);

    private static final int NAPPING = 0;
    private static final int CALLED = 1;

    /** Wake-ups that were sent to sleepers and not taken yet. */
    private final Futex wakeUps = new Futex();

    /** Where the one who stands by naps. */
    private final Futex nap = new Futex();

    @Override
    public void lock() {
        int seen = get();
        if ((seen & TAKEN) != 0 || !compareAndSet(seen, seen | LOCKED)) {
            lockContended(Long.MAX_VALUE);
        }
    }

    @Override
    public boolean tryLock(long timeoutNs) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void unlock() {
        int left = getAndAdd(-LOCKED) - LOCKED;
        if (left != FREE) {
            unlockContended(left);
        }
    }

    private void lockContended(long deadline) {
        if (spin(0)) {
            return;
        }
        while (true) {
            int seen = get();
            if ((seen & TAKEN) == 0) {
                if (compareAndSet(seen, seen | LOCKED)) {
                    return;
                }
            } else if ((seen & STANDBY) == 0) {
                if (compareAndSet(seen, seen | STANDBY)) {
                    standBy();
                    return;
                }
            } else if (compareAndSet(seen, seen + SLEEPER)) {
                sleepUntilWoken();
                standBy();
                return;
            }
        }
    }

    private void standBy() {
        long patience = System.nanoTime() + PASSED_OVER_NS;
        long napNs = FIRST_NAP_NS;
        while (true) {
            nap.set(NAPPING);
            if (spin(STANDBY | RESERVED)) {
                return;
            }
            if (System.nanoTime() - patience >= 0) {
                reserve();
            }
            count(nap, napNs);
            napNs = Math.min(2 * napNs, LONGEST_NAP_NS);
        }
    }

    private boolean spin(int clears) {
        for (int i = 0; i < SPINS; i++) {
            int seen = get();
            boolean open = clears == 0 ? (seen & TAKEN) == 0 : (seen & LOCKED) == 0;
            if (open && compareAndSet(seen, (seen | LOCKED) & ~clears)) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private void reserve() {
        int seen = get();
        while ((seen & RESERVED) == 0 && !compareAndSet(seen, seen | RESERVED)) {
            seen = get();
        }
    }

    private void count(Futex place, long ns) {
        place.await(NAPPING, ns);
    }

    private void sleepUntilWoken() {
        while (true) {
            int sent = wakeUps.get();
            if (sent > 0) {
                if (wakeUps.compareAndSet(sent, sent - 1)) {
                    return;
                }
            } else {
                wakeUps.await(0);
            }
        }
    }

    private void unlockContended(int left) {
        int seen = left;
        if ((seen & RESERVED) != 0) {
            nap.set(CALLED);
            nap.wake(1);
            return;
        }
        while ((seen & (TAKEN | STANDBY)) == 0 && seen >= SLEEPER) {
            if (compareAndSet(seen, (seen - SLEEPER) | STANDBY)) {
                wakeUps.getAndAdd(1);
                wakeUps.wake(1);
                return;
            }
            seen = get();
        }
    }
}
