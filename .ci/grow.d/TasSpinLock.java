// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import java.util.concurrent.atomic.AtomicBoolean;

/** A spinlock, test-and-set: each look of a waiter is an attempt, and takes the cache line from whoever has it. */
final class TasSpinLock implements ExplicitMutex {
    private final AtomicBoolean held = new AtomicBoolean();

    @Override
    public void lock() {
        while (!held.compareAndSet(false, true)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public boolean tryLock(long timeoutNs) {
        long start = System.nanoTime();
        while (!held.compareAndSet(false, true)) {
            if (System.nanoTime() - start >= timeoutNs) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    @Override
    public void unlock() {
        held.set(false);
    }
}
