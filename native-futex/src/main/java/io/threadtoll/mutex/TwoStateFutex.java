// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Binding;

/**
 * The simplest futex lock: free or locked, and nothing else.
 *
 * <p>The word doesn't say whether anyone sleeps, so every unlock has to ask the kernel.
 */
final class TwoStateFutex extends FutexMutex {
    TwoStateFutex(Binding binding) {
        super(binding);
    }

    @Override
    public void lock() {
        if (!compareAndSet(FREE, LOCKED)) {
            countSlowPath();
            lockContended();
        }
    }

    @Override
    public boolean tryLock(long timeoutNs) {
        if (compareAndSet(FREE, LOCKED)) {
            return true;
        }
        countSlowPath();
        long deadline = System.nanoTime() + timeoutNs;
        do {
            if (!sleepWhile(this, LOCKED, deadline)) {
                return false;
            }
        } while (!compareAndSet(FREE, LOCKED));
        return true;
    }

    private void lockContended() {
        do {
            sleepWhile(LOCKED);
        } while (!compareAndSet(FREE, LOCKED));
    }

    @Override
    public void unlock() {
        set(FREE);
        wakeOne(this);
    }
}
