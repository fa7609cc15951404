// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Binding;
import io.threadtoll.linux.Membarrier;
import java.lang.invoke.VarHandle;

/**
 * Two atomic instructions make an uncontended pair in the locks before; here one does, since the unlock only stores. What
 * that saves, a waiter pays: before it sleeps it orders a memory barrier for all threads.
 *
 * <pre>
 * word      meaning            companion
 * 0 FREE    nobody holds it    the number of those who wait, asleep or about to be
 * 1 LOCKED  held
 * </pre>
 *
 * An unlock stores FREE and then looks whether somebody waits; a waiter counts itself in and then looks whether the lock
 * is free. If either look came before its store, both could miss each other and the waiter sleep for good: the
 * store-buffer litmus. A fence between the two, on either side, is what the other locks pay at every unlock. Here the
 * compiler alone keeps the unlock's order, the CPU need not, and the waiter's membarrier(2) makes up for it: an unlock
 * whose look came too early has by then its store seen by everybody.
 *
 * <p>Assumes that no compiler moves the load of the companion above the store of the word: an opaque load behind an
 * acquire fence, which is no instruction on x86-64. The Java memory model promises no such thing of any fence short of
 * the full one, so the machine code of both compilers was read. Where the kernel has no membarrier, the unlock fences.
 *
 * <p>What it is for: it shows the price. A barrier takes 1 us while the other CPUs idle, but tens of us while they run.
 */
final class ReleasingFutex extends FutexMutex {
    private static final boolean HAS_BARRIER = Membarrier.supported();

    private final Membarrier barrier = HAS_BARRIER ? new Membarrier(binding()) : null;

    ReleasingFutex(Binding binding) {
        super(binding);
    }

    @Override
    public void lock() {
        if (!compareAndSet(FREE, LOCKED)) {
            countSlowPath();
            announce();
            while (!compareAndSet(FREE, LOCKED)) {
                sleepWhile(LOCKED);
            }
            getAndAddCompanion(-1);
        }
    }

    @Override
    public boolean tryLock(long timeoutNs) {
        if (compareAndSet(FREE, LOCKED)) {
            return true;
        }
        countSlowPath();
        long deadline = System.nanoTime() + timeoutNs;
        announce();
        boolean inTime = true;
        while (inTime && !compareAndSet(FREE, LOCKED)) {
            inTime = sleepWhile(this, LOCKED, deadline);
        }
        getAndAddCompanion(-1);
        return inTime;
    }

    @Override
    public void unlock() {
        setRelease(FREE);
        if (HAS_BARRIER) {
            VarHandle.acquireFence();
        } else {
            VarHandle.fullFence();
        }
        if (getCompanionOpaque() != 0) {
            wakeOne(this);
        }
    }

    /** Counts the caller as one who waits. From here on every unlock sees it, or its store is seen here. */
    private void announce() {
        getAndAddCompanion(1);
        if (HAS_BARRIER) {
            barrier.expedited();
        }
    }
}
