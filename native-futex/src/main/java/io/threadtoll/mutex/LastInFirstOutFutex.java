// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Binding;
import io.threadtoll.linux.Futex;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * At most one waiter is awake, and the one who came last is woken first: its cache is warm, and all the others stay out of
 * the way however many they are.
 *
 * <pre>
 * bits of the word   set by                                cleared by
 * 1  LOCKED          a locker                              the holder
 * 2  AWAKE           a waiter who finds nobody awake, or   the one who is awake, when it has the lock or goes to sleep
 *                    whoever wakes one
 * </pre>
 *
 * Who goes to sleep lines up first and looks at the word then; who unlocks frees the word first and looks at the line then.
 * Both are sequentially consistent, so one of the two sees to it that somebody is awake.
 *
 * <p>What it is for: the design of the mutex in Go's runtime since 1.24 (proposal 68578), whose throughput doesn't fall
 * with the number of threads, and whose price is the tail. Every {@link #OLDEST_EVERY}th wake is for the one who has waited
 * longest, as there; without that, threads that never stop asking keep it out for ever.
 */
final class LastInFirstOutFutex extends FutexMutex {
    private static final int AWAKE = 2;

    /** Looks of the one who is awake: about what a sleep and a wake cost, so at worst a wait costs twice that. */
    private static final int LOOKS = 100;

    private static final int OLDEST_EVERY = 16;

    private static final int IN_BED = 0;
    private static final int CALLED = 1;

    /** The beds of those who sleep, the last one first. */
    private final Deque<Futex> sleepers = new ConcurrentLinkedDeque<>();

    /** Written only by the one who has just set AWAKE to wake somebody. */
    private int called;

    LastInFirstOutFutex(Binding binding) {
        super(binding);
    }

    @Override
    public void lock() {
        if (!take(0)) {
            countSlowPath();
            lockContended();
        }
    }

    /** Timed waiters only look again and again: they may be passed over until their time is up. */
    @Override
    public boolean tryLock(long timeoutNs) {
        if (take(0)) {
            return true;
        }
        countSlowPath();
        long deadline = System.nanoTime() + timeoutNs;
        Futex bed = new Futex(binding());
        while (!take(0)) {
            if (!nap(bed, StandbyFutex.LONGEST_NAP_NS, deadline)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void unlock() {
        int left = getAndAdd(-LOCKED) - LOCKED;
        if (left == FREE && !sleepers.isEmpty()) {
            wakeOne();
        }
    }

    private void lockContended() {
        boolean awake = becomeAwake();
        while (!awake || !spin()) {
            lieDown(awake);
            awake = true;
        }
    }

    /** Takes the role of the one who is awake, if nobody has it. */
    private boolean becomeAwake() {
        int seen = get();
        while ((seen & AWAKE) == 0) {
            if (compareAndSet(seen, seen | AWAKE)) {
                return true;
            }
            seen = get();
        }
        return false;
    }

    /** Looks for a while, as the one who is awake; takes the lock and gives up the role. */
    private boolean spin() {
        for (int look = 0; look < LOOKS; look++) {
            if (take(AWAKE)) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /** Takes the lock if it is free, without the bits {@code role}. */
    private boolean take(int role) {
        int seen = get();
        return (seen & LOCKED) == 0 && compareAndSet(seen, (seen | LOCKED) & ~role);
    }

    /** Sleeps until woken, which makes the caller the one who is awake. */
    private void lieDown(boolean awake) {
        Futex bed = new Futex(binding());
        sleepers.addFirst(bed);
        int left = awake ? getAndAdd(-AWAKE) - AWAKE : get();
        if (left == FREE) {
            wakeOne();
        }
        while (bed.get() == IN_BED) {
            sleepWhile(bed, IN_BED);
        }
    }

    /** Wakes one sleeper, unless the lock is taken meanwhile or somebody is awake: they will see to it. */
    private void wakeOne() {
        while (compareAndSet(FREE, AWAKE)) {
            called++;
            Futex bed = called % OLDEST_EVERY == 0 ? sleepers.pollLast() : sleepers.pollFirst();
            if (bed != null) {
                bed.set(CALLED);
                wakeOne(bed);
                return;
            }
            // Nobody there. Whoever lines up from here on looks at the word itself, or finds AWAKE and relies on this
            // one.
            if (getAndAdd(-AWAKE) != AWAKE || sleepers.isEmpty()) {
                return;
            }
        }
    }
}
