// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.AlignedWord;

/**
 * A spinlock, test-and-test-and-set: waiters only read until the word looks free, and never enter the kernel.
 *
 * <p>With more threads than CPUs a waiter may spin away a whole time slice while the holder waits for a CPU.
 */
final class TtasSpinLock extends AlignedWord implements ExplicitMutex {
    private static final int FREE = 0;
    private static final int LOCKED = 1;

    @Override
    public void lock() {
        while (!compareAndSet(FREE, LOCKED)) {
            while (get() != FREE) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public boolean tryLock(long timeoutNs) {
        long deadline = System.nanoTime() + timeoutNs;
        while (!compareAndSet(FREE, LOCKED)) {
            if (System.nanoTime() - deadline >= 0) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    @Override
    public void unlock() {
        set(FREE);
    }
}
