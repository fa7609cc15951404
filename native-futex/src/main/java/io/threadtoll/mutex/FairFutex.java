// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.AlignedWord;
import io.threadtoll.linux.Binding;
import io.threadtoll.linux.Futex;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * First come, first served: an unlock does not free the lock while somebody waits, it gives it to whoever has waited
 * longest. Nobody can barge, since a lock that changes hands is never free in between.
 *
 * <pre>
 * word  the holder and everybody who waits, those who gave up and are not passed yet included
 * 0     free: a locker that makes it 1 has the lock
 * n     held, or on its way to the first in the queue; n - 1 wait
 *
 * waiter     set by                           next
 * LOOKING    itself, when it queues           ASLEEP, GRANTED, GONE
 * ASLEEP     itself, before it may sleep      GRANTED, GONE
 * GRANTED    whoever passes the lock on       none: it holds the lock
 * GONE       itself, when its time is up      none: it is passed over
 * </pre>
 *
 * To arrive is one atomic addition, so a thread that runs can't pass again and again while another is still busy lining
 * up. That leaves a moment in which a waiter is counted in and not yet in the queue. Whoever has to pass the lock on
 * doesn't wait for that: it puts the lock {@link #IN_TRANSIT} and then looks into the queue, and a waiter queues and then
 * looks whether the lock is in transit. Both orders are sequentially consistent, so one of the two sees the other; with
 * weaker ones the lock could stay in transit for ever.
 *
 * <p>Each waiter sleeps on a word of its own, so a wake is for one thread, and that thread has the lock already. The
 * price of fairness is that every pass of a lock with a queue waits for a particular thread to get a CPU.
 */
final class FairFutex extends FutexMutex {
    /** Looks of the one that is next, before it sleeps: about what a sleep and a wake cost, so at worst twice that. */
    private static final int LOOKS = 100;

    private static final int LOOKING = 0;
    private static final int ASLEEP = 1;
    private static final int GRANTED = 2;
    private static final int GONE = 3;

    private static final int SETTLED = 0;
    private static final int IN_TRANSIT = 1;

    private static final int IN_BED = 0;
    private static final int CALLED = 1;

    /** A thread waits for one lock at a time, so one word does for all that share a binding. */
    private static final ThreadLocal<Map<Binding, Futex>> BEDS =
            ThreadLocal.withInitial(() -> new EnumMap<>(Binding.class));

    /** One attempt to lock that has to wait. It keeps its thread's bed from being freed under a late wake. */
    private static final class Waiter extends AtomicInteger {
        private static final long serialVersionUID = 1L;

        private final transient Futex bed;

        Waiter(Binding binding) {
            bed = BEDS.get().computeIfAbsent(binding, Futex::new);
        }
    }

    private final Queue<Waiter> queue = new ConcurrentLinkedQueue<>();

    /** IN_TRANSIT while the lock is nobody's and not free. Whoever settles it gives the lock away, or puts it back. */
    private final AlignedWord transit = new AlignedWord();

    FairFutex(Binding binding) {
        super(binding);
    }

    @Override
    public void lock() {
        int before = getAndAdd(1);
        if (before != FREE) {
            countSlowPath();
            Waiter me = new Waiter(binding());
            if (!getsItSoon(me, before)) {
                while (me.get() != GRANTED) {
                    sleepWhile(me.bed, IN_BED);
                    me.bed.set(IN_BED);
                }
            }
        }
    }

    @Override
    public boolean tryLock(long timeoutNs) {
        if (compareAndSet(FREE, LOCKED)) {
            return true;
        }
        countSlowPath();
        if (timeoutNs == 0) {
            return false;
        }
        long deadline = System.nanoTime() + timeoutNs;
        int before = getAndAdd(1);
        if (before == FREE) {
            return true;
        }
        Waiter me = new Waiter(binding());
        if (!getsItSoon(me, before)) {
            while (me.get() != GRANTED) {
                if (!sleepWhile(me.bed, IN_BED, deadline)) {
                    // Too late to go once it is granted.
                    return !me.compareAndSet(ASLEEP, GONE);
                }
                me.bed.set(IN_BED);
            }
        }
        return true;
    }

    @Override
    public void unlock() {
        if (getAndAdd(-1) != LOCKED) {
            transit.set(IN_TRANSIT);
            passOn();
        }
    }

    /** Queues; the one that is next looks for a while. Says whether it has the lock, else it counts as asleep. */
    private boolean getsItSoon(Waiter me, int before) {
        queue.add(me);
        passOn();
        for (int look = 0; before == LOCKED && look < LOOKS && me.get() == LOOKING; look++) {
            Thread.onSpinWait();
        }
        return !me.compareAndSet(LOOKING, ASLEEP);
    }

    /** Settles a lock in transit: gives it to the first in the queue that has not gone, or frees it if all have. */
    private void passOn() {
        while (!queue.isEmpty() && transit.get() == IN_TRANSIT && transit.compareAndSet(IN_TRANSIT, SETTLED)) {
            // Another may have emptied the queue and put the lock back since the look.
            Waiter next = queue.poll();
            if (next != null && give(next)) {
                return;
            }
            // One that has gone is left for in its name.
            if (next != null && getAndAdd(-1) == LOCKED) {
                return;
            }
            transit.set(IN_TRANSIT);
        }
    }

    private boolean give(Waiter next) {
        int was = next.getAndSet(GRANTED);
        if (was == ASLEEP) {
            // A bed that is called too late is left once too often: its thread looks, and goes on sleeping.
            next.bed.set(CALLED);
            wakeOne(next.bed);
        }
        return was != GONE;
    }
}
