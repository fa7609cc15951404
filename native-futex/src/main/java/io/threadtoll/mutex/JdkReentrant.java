// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** {@link ReentrantLock}, barging or fair. */
final class JdkReentrant implements ExplicitMutex {
    private final ReentrantLock lock;

    JdkReentrant(boolean fair) {
        lock = new ReentrantLock(fair);
    }

    @Override
    public void lock() {
        lock.lock();
    }

    @Override
    public boolean tryLock(long timeoutNs) {
        return Interrupts.ignoring(timeoutNs, left -> lock.tryLock(left, TimeUnit.NANOSECONDS));
    }

    @Override
    public void unlock() {
        lock.unlock();
    }
}
