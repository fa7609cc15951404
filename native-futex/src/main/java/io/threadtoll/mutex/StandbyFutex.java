// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Binding;
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
 * RESERVED keeps everybody else out of a free lock, so the one who stands by is passed over for {@link
 * #PASSED_OVER_NS} at most, and then for one more holder. Newcomers sleep behind the sleepers, so these mostly stand by
 * in turn. Not always: a newcomer that comes before a woken sleeper runs may take its wake-up, and the sleeper then
 * sleeps again, behind the others.
 *
 * <p>Who stands by takes a lock only if it stays free for a few looks: a lock that is free for a moment between two
 * sections of a thread that runs is better left to it than fought for, cache line by cache line. The price: a lock that
 * comes free for good stays free until the nap ends, {@link #LONGEST_NAP_NS} and the kernel's timer slack.
 */
final class StandbyFutex extends FutexMutex {
    private static final int STANDBY = 2;
    private static final int RESERVED = 4;
    private static final int SLEEPER = 8;
    private static final int TAKEN = LOCKED | RESERVED;

    private static final int LOOKS = 4;
    private static final long FIRST_NAP_NS = TimeUnit.MICROSECONDS.toNanos(100);
    static final long LONGEST_NAP_NS = TimeUnit.MILLISECONDS.toNanos(1);
    static final long PASSED_OVER_NS = TimeUnit.MILLISECONDS.toNanos(4);

    private static final int NAPPING = 0;
    private static final int CALLED = 1;

    /** Wake-ups that were sent to sleepers and not taken yet. */
    private final Futex wakeUps = new Futex(binding());

    /** Where the one who stands by naps. */
    private final Futex nap = new Futex(binding());

    StandbyFutex(Binding binding) {
        super(binding);
    }

    @Override
    public void lock() {
        int seen = get();
        if ((seen & TAKEN) != 0 || !compareAndSet(seen, seen | LOCKED)) {
            countSlowPath();
            lockContended();
        }
    }

    /** Timed waiters only look again and again: they may be passed over until their time is up. */
    @Override
    public boolean tryLock(long timeoutNs) {
        int seen = get();
        if ((seen & TAKEN) == 0 && compareAndSet(seen, seen | LOCKED)) {
            return true;
        }
        countSlowPath();
        long deadline = System.nanoTime() + timeoutNs;
        Futex bed = new Futex(binding());
        while (!takeQuiet(TAKEN, 0)) {
            // Differences, since a deadline far ahead may have wrapped around: a nap until then would never end.
            long now = System.nanoTime();
            if (!sleepWhile(bed, NAPPING, now + Math.min(deadline - now, LONGEST_NAP_NS))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void unlock() {
        int left = getAndAdd(-LOCKED) - LOCKED;
        if (left != FREE) {
            unlockContended(left);
        }
    }

    private void lockContended() {
        while (true) {
            int seen = get();
            // An unlock wakes a sleeper into a place that is vacant: with sleepers there, it isn't a newcomer's.
            boolean vacant = seen < SLEEPER && (seen & STANDBY) == 0;
            if (vacant && compareAndSet(seen, seen | STANDBY)) {
                standBy();
                return;
            }
            if (!vacant && (seen & (LOCKED | STANDBY)) == 0) {
                // Free with nobody to wake the sleepers: whoever takes it will.
                if (compareAndSet(seen, seen | LOCKED)) {
                    return;
                }
            } else if (!vacant && compareAndSet(seen, seen + SLEEPER)) {
                sleepUntilSent();
                standBy();
                return;
            }
        }
    }

    /** Waits as the only one who has the STANDBY bit. */
    private void standBy() {
        long patience = System.nanoTime() + PASSED_OVER_NS;
        long napNs = FIRST_NAP_NS;
        nap.set(NAPPING);
        while (true) {
            // Before the look: a lock that was free just then would stay closed to everybody for a whole nap.
            if (System.nanoTime() - patience >= 0) {
                reserve();
            }
            if (takeQuiet(LOCKED, STANDBY | RESERVED)) {
                return;
            }
            sleepWhile(nap, NAPPING, System.nanoTime() + napNs);
            nap.set(NAPPING);
            napNs = Math.min(2 * napNs, LONGEST_NAP_NS);
        }
    }

    /** Takes the lock if a few looks in a row find none of the bits {@code closed}; clears the bits {@code role}. */
    @SuppressWarnings("ThreadPriorityCheck") // A yield is what is meant: it lets whoever was preempted run on.
    private boolean takeQuiet(int closed, int role) {
        for (int look = 1; look < LOOKS; look++) {
            if ((get() & closed) != 0) {
                return false;
            }
            // The holder may have been preempted by this very thread, between two sections: let it go on and see.
            Thread.yield();
        }
        int seen = get();
        // A swap that fails may only have met a new sleeper.
        while ((seen & closed) == 0) {
            if (compareAndSet(seen, (seen | LOCKED) & ~role)) {
                return true;
            }
            seen = get();
        }
        return false;
    }

    private void reserve() {
        int seen = get();
        while ((seen & RESERVED) == 0 && !compareAndSet(seen, seen | RESERVED)) {
            seen = get();
        }
    }

    private void sleepUntilSent() {
        int sent = wakeUps.get();
        while (sent == 0 || !wakeUps.compareAndSet(sent, sent - 1)) {
            if (sent == 0) {
                sleepWhile(wakeUps, 0);
            }
            sent = wakeUps.get();
        }
    }

    private void unlockContended(int left) {
        if ((left & RESERVED) != 0) {
            nap.set(CALLED);
            wakeOne(nap);
            return;
        }
        int seen = left;
        // Whoever has locked meanwhile, or stands by, sees to the sleepers.
        while (seen >= SLEEPER && (seen & (TAKEN | STANDBY)) == 0) {
            if (compareAndSet(seen, (seen - SLEEPER) | STANDBY)) {
                wakeUps.getAndAdd(1);
                wakeOne(wakeUps);
                return;
            }
            seen = get();
        }
    }
}
