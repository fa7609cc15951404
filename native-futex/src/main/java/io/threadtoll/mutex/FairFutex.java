// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Futex;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Hands the lock over in the order of arrival: an unlock with somebody in the queue doesn't free the lock but gives it to
 * the first one, so a newcomer can't take it in between. Fair, and slow: every pass waits until the next owner runs.
 *
 * <pre>
 * word        meaning
 * 0           free, and nobody waits
 * 1 LOCKED    held, or on its way to the one it was given to
 * 2+ waiters  how many unlocks must look into the queue
 * </pre>
 *
 * A waiter sleeps on a word of its own, its bed, so that a wake finds the one it is meant for. The bed is its place in
 * the queue too: GRANTED by the unlocker or ABANDONED by a waiter whose time is up, whichever comes first. An unlock
 * skips abandoned places.
 *
 * <p>A waiter queues first and counts itself in the word afterwards, so whoever has taken one off the count finds a
 * place in the queue. It need not be the place of the one who counted; each of them is taken and counted once, in
 * whichever order.
 */
final class FairFutex extends FutexMutex {
    private static final int WAITER = 2;

    private static final int WAITING = 0;
    private static final int GRANTED = 1;
    private static final int ABANDONED = 2;

    /** Used again once granted. A wake for that may come late, and finds its sleeper in the next wait: it looks again. */
    private static final ThreadLocal<Futex> BEDS = ThreadLocal.withInitial(Futex::new);

    private final Queue<Futex> queue = new ConcurrentLinkedQueue<>();

    @Override
    public void lock() {
        if (!compareAndSet(FREE, LOCKED)) {
            countSlowPath();
            Futex bed = lineUp();
            while (bed.get() != GRANTED) {
                sleepWhile(bed, WAITING);
            }
        }
    }

    /** A waiter that gives up leaves its place in the queue, abandoned, until an unlock comes by. */
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
        Futex bed = lineUp();
        while (bed.get() != GRANTED) {
            if (!sleepWhile(bed, WAITING, deadline) && bed.compareAndSet(WAITING, ABANDONED)) {
                BEDS.remove();
                return false;
            }
        }
        return true;
    }

    @Override
    public void unlock() {
        if (!compareAndSet(LOCKED, FREE)) {
            handOver();
        }
    }

    /** Takes a place in the queue; if the lock came free meanwhile, sees to it that the first one there gets it. */
    private Futex lineUp() {
        Futex bed = BEDS.get();
        bed.set(WAITING);
        queue.add(bed);
        while (true) {
            int seen = get();
            if (seen == FREE) {
                if (compareAndSet(FREE, LOCKED)) {
                    if (!grantFirst()) {
                        handOver();
                    }
                    return bed;
                }
            } else if (compareAndSet(seen, seen + WAITER)) {
                return bed;
            }
        }
    }

    /** Gives the lock, which is held, to the first one who still wants it; frees it where there is none. */
    private void handOver() {
        while (true) {
            int seen = get();
            if (seen == LOCKED) {
                if (compareAndSet(LOCKED, FREE)) {
                    return;
                }
            } else if (compareAndSet(seen, seen - WAITER) && grantFirst()) {
                return;
            }
        }
    }

    private boolean grantFirst() {
        Futex first = queue.remove();
        boolean granted = first.compareAndSet(WAITING, GRANTED);
        if (granted) {
            wakeOne(first);
        }
        return granted;
    }
}
