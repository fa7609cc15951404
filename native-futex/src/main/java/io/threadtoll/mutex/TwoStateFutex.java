// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

/**
 * The simplest futex lock: free or locked, and nothing else.
 *
 * <p>The word doesn't say whether anyone sleeps, so every unlock has to ask the kernel.
 */
final class TwoStateFutex extends FutexMutex {
    @Override
    public void lock() {
        while (!compareAndSet(FREE, LOCKED)) {
            sleepWhile(LOCKED);
        }
    }

    @Override
    public boolean tryLock(long timeoutNs) {
        long deadline = System.nanoTime() + timeoutNs;
        while (!compareAndSet(FREE, LOCKED)) {
            if (!sleepWhile(this, LOCKED, deadline)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void unlock() {
        set(FREE);
        wakeOne(this);
    }
}
