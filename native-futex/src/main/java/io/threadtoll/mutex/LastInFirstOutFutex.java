// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Binding;
import io.threadtoll.linux.Futex;
import java.util.concurrent.atomic.AtomicReference;

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
 * Who goes to sleep lies down on the stack first and looks at the word then; who unlocks frees the word first and looks at
 * the stack then. Both are sequentially consistent, so one of the two sees to it that somebody is awake.
 *
 * <p>What it is for: the design of the mutex in Go's runtime since 1.24 (proposal 68578), whose throughput doesn't fall
 * with the number of threads, and whose price is the tail: who lies at the bottom waits until all others have gone.
 */
final class LastInFirstOutFutex extends FutexMutex {
    private static final int AWAKE = 2;

    /** Looks of the one who is awake: about what a sleep and a wake cost, so at worst a wait costs twice that. */
    private static final int LOOKS = 100;

    private static final int IN_BED = 0;
    private static final int CALLED = 1;

    /** One sleep of one thread. */
    private static final class Sleeper {
        private final Futex bed;
        private Sleeper below;

        Sleeper(Futex bed) {
            this.bed = bed;
        }
    }

    /** A node is pushed once and never again, so a swap of the top can't be fooled by one that went and came back. */
    private final AtomicReference<Sleeper> top = new AtomicReference<>();

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
            // Differences, since a deadline far ahead may have wrapped around: a nap until then would never end.
            long now = System.nanoTime();
            if (!sleepWhile(bed, IN_BED, now + Math.min(deadline - now, StandbyFutex.LONGEST_NAP_NS))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void unlock() {
        int left = getAndAdd(-LOCKED) - LOCKED;
        if (left == FREE && top.get() != null) {
            wakeTop();
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
        Sleeper sleeper = new Sleeper(new Futex(binding()));
        do {
            sleeper.below = top.get();
        } while (!top.compareAndSet(sleeper.below, sleeper));
        int left = awake ? getAndAdd(-AWAKE) - AWAKE : get();
        if (left == FREE) {
            wakeTop();
        }
        while (sleeper.bed.get() == IN_BED) {
            sleepWhile(sleeper.bed, IN_BED);
        }
    }

    /** Wakes the one who came last, unless the lock is taken meanwhile or somebody is awake: they will see to it. */
    private void wakeTop() {
        while (compareAndSet(FREE, AWAKE)) {
            Sleeper last = top.get();
            while (last != null && !top.compareAndSet(last, last.below)) {
                last = top.get();
            }
            if (last != null) {
                last.bed.set(CALLED);
                wakeOne(last.bed);
                return;
            }
            // Nobody there. Whoever lies down from here on looks at the word itself, or finds AWAKE and relies on this
            // one.
            if (getAndAdd(-AWAKE) != AWAKE || top.get() == null) {
                return;
            }
        }
    }
}
