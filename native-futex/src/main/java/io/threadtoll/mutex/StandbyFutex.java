// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Binding;
import io.threadtoll.linux.Futex;
import java.util.concurrent.TimeUnit;

/**
 * An unlock that only stores, without a fence and without a look afterwards: one waiter stands by, spins and naps and
 * looks again by itself, so nobody relies on being seen by an unlock at once. The others sleep until the one who stood by
 * has had the lock.
 *
 * <pre>
 * word      meaning            made by
 * 0 FREE    nobody holds it    the holder, by a store
 * 1 LOCKED  held, or given     a locker, by a swap
 *
 * bits of the companion   set by                              cleared by
 * 1  STANDBY              a waiter who finds the place        the one who stood by, when it has the lock
 *                         vacant, or a holder for a sleeper
 * 2  ASKED                the one who stands by, once it was  the same, when it has the lock
 *                         passed over for too long: let me in
 *                         the one who stood by, when it has   itself, at its unlock
 *                         the lock and others sleep: wake one
 * 4+ tickets handed out   a waiter who is to sleep, +1        never; {@link #called} has those that were called
 * </pre>
 *
 * The companion changes by read-modify-writes only. An unlock reads it <em>before</em> it frees the word, with no order
 * between the two, and acts if it is ASKED:
 *
 * <ul>
 *   <li>without STANDBY, this thread itself has asked, when it got the lock: the sleepers wait for a place that nobody
 *       else can fill, since newcomers line up behind them. A thread sees its own writes, so this is never missed.
 *   <li>with STANDBY the lock is not freed but given, and nobody can barge. This may be missed when both happen at once;
 *       then the word is free, or the next unlock sees it, and the one who stands by looks again after its nap.
 * </ul>
 *
 * So nothing depends on the order of a store and a later load, the one order that costs a fence. Sleepers are called in
 * the order of their tickets, each by a bit of its own of one futex: whoever lets go of the lock and comes back at once,
 * before a woken thread runs, gets in line behind it.
 *
 * <p>Who waits takes a lock only if it stays free for a few looks: a lock that is free for a moment between two sections
 * of a thread that runs is better left to it than fought for, cache line by cache line. The price: a lock that comes free
 * for good after the spinning stays free until the nap ends, {@link #LONGEST_NAP_NS} and the timer slack.
 *
 * <p>What it is for: the lock to take, and the one that the claims send into the race.
 */
class StandbyFutex extends FutexMutex {
    static final int STANDBY = 1;
    private static final int ASKED = 2;
    static final int TICKET = 4;
    private static final int TICKETS = -TICKET;

    private static final int LOOKS = 4;

    /** A yield takes as long as some ten looks, so these are many to one. */
    private static final int LOOKS_A_YIELD = 32;

    /** About what it takes to sleep and be woken on another CPU: at worst a wait costs twice that. */
    private static final long SPIN_NS = TimeUnit.MICROSECONDS.toNanos(10);

    private static final long FIRST_NAP_NS = TimeUnit.MICROSECONDS.toNanos(100);
    static final long LONGEST_NAP_NS = TimeUnit.MICROSECONDS.toNanos(250);
    static final long PASSED_OVER_NS = TimeUnit.MICROSECONDS.toNanos(500);

    private static final int AWAKE = 0;
    private static final int NAPPING = 1;
    private static final int GIVEN = 2;

    /** The tickets that were called, in the companion's unit; those who have others sleep here. */
    private final Futex called = new Futex(binding());

    /** What the one who stands by does, and whether it was given the lock. */
    private final Futex standing = new Futex(binding());

    StandbyFutex(Binding binding) {
        super(binding);
    }

    @Override
    public void lock() {
        if (!compareAndSet(FREE, LOCKED)) {
            countSlowPath();
            lockContended();
        }
    }

    /** Timed waiters only look again and again: they may be passed over until their time is up. */
    @Override
    public boolean tryLock(long timeoutNs) {
        if (compareAndSet(FREE, LOCKED)) {
            return true;
        }
        countSlowPath();
        long deadline = System.nanoTime() + timeoutNs;
        Futex bed = new Futex(binding());
        while (!takeQuiet()) {
            if (!nap(bed, LONGEST_NAP_NS, deadline)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void unlock() {
        if ((getCompanionOpaque() & ASKED) == 0) {
            setRelease(FREE);
        } else {
            unlockAsked();
        }
    }

    private void lockContended() {
        if (spin()) {
            return;
        }
        int seen = getCompanion();
        while (!compareAndSetCompanion(seen, isVacant(seen) ? seen | STANDBY : seen + TICKET)) {
            seen = getCompanion();
        }
        if (isVacant(seen)) {
            napUntilItIsMine();
        } else {
            sleepUntilCalled(seen & TICKETS);
            if (!spin()) {
                napUntilItIsMine();
            }
        }
        // The lock is this thread's now, and so is the care for those who sleep.
        do {
            seen = getCompanion();
        } while (!compareAndSetCompanion(seen, (seen & TICKETS) | ((seen & TICKETS) == called.get() ? 0 : ASKED)));
    }

    /** Whether nobody stands by, or is about to be called to. */
    private static boolean isVacant(int companion) {
        return (companion & (STANDBY | ASKED)) == 0;
    }

    /** Looks for a short while whether the lock is free for a few looks in a row, and takes it. */
    @SuppressWarnings("ThreadPriorityCheck") // A yield is what is meant: who was given the lock may wait for this CPU.
    private boolean spin() {
        long end = System.nanoTime() + SPIN_NS;
        int free = 0;
        int looks = 0;
        do {
            looks++;
            if (looks % LOOKS_A_YIELD == 0) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
            free = get() == FREE ? free + 1 : 0;
            if (free == LOOKS && compareAndSet(FREE, LOCKED)) {
                return true;
            }
        } while (System.nanoTime() - end < 0);
        return false;
    }

    /** Naps, as the one who stands by, until the lock is found free or given. */
    private void napUntilItIsMine() {
        long patience = System.nanoTime() + PASSED_OVER_NS;
        long napNs = FIRST_NAP_NS;
        boolean given = false;
        while (!given && !takeQuiet()) {
            // Swaps, since a gift changes the word at any time from the first asking on.
            if (standing.compareAndSet(AWAKE, NAPPING)) {
                sleepWhile(standing, NAPPING, System.nanoTime() + napNs);
            }
            given = !standing.compareAndSet(NAPPING, AWAKE);
            napNs = Math.min(2 * napNs, LONGEST_NAP_NS);
            if (!given && System.nanoTime() - patience >= 0) {
                given = ask();
            }
        }
        standing.set(AWAKE);
    }

    /** Asks for the lock, and stays awake for a short while: a gift to a sleeper costs all others the time of a wake. */
    @SuppressWarnings("ThreadPriorityCheck") // A yield is what is meant: the holder may wait for this very CPU.
    private boolean ask() {
        if ((getCompanion() & ASKED) == 0) {
            getAndAddCompanion(ASKED);
        }
        long end = System.nanoTime() + SPIN_NS;
        do {
            Thread.yield();
            if (standing.get() == GIVEN) {
                return true;
            }
        } while (System.nanoTime() - end < 0);
        return false;
    }

    /** Takes the lock if a few looks in a row find it free. */
    @SuppressWarnings("ThreadPriorityCheck") // A yield is what is meant: it lets whoever was preempted run on.
    private boolean takeQuiet() {
        for (int look = 1; look < LOOKS; look++) {
            if (get() != FREE) {
                return false;
            }
            // The holder may have been preempted by this very thread, between two sections: let it go on and see.
            Thread.yield();
        }
        return compareAndSet(FREE, LOCKED);
    }

    private void sleepUntilCalled(int ticket) {
        int last = called.get();
        // A difference, since the tickets wrap around.
        while (last - ticket <= 0) {
            sleepUntilAny(called, bit(ticket), last);
            last = called.get();
        }
    }

    /** Tickets that are 32 apart share a bit: then one of two is woken in vain. */
    private static int bit(int ticket) {
        return 1 << (ticket / TICKET);
    }

    private void unlockAsked() {
        int seen = getCompanion();
        if ((seen & STANDBY) != 0) {
            // The word stays LOCKED: whoever stands by has it when it sees this.
            if (standing.getAndSet(GIVEN) == NAPPING) {
                wakeOne(standing);
            }
            return;
        }
        while (!compareAndSetCompanion(seen, (seen & TICKETS) | STANDBY)) {
            seen = getCompanion();
        }
        setRelease(FREE);
        wakeAny(called, bit(called.getAndAdd(TICKET)));
    }
}
