// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;

/** The write lock of {@link StampedLock}. */
final class JdkStamped implements ExplicitMutex {
    private final StampedLock lock = new StampedLock();

    /** The holder's stamp; guarded by the lock itself. */
    private long stamp;

    @Override
    public void lock() {
        stamp = lock.writeLock();
    }

    @Override
    public boolean tryLock(long timeoutNs) {
        return Interrupts.ignoring(timeoutNs, left -> {
            long taken = lock.tryWriteLock(left, TimeUnit.NANOSECONDS);
            if (taken != 0) {
                stamp = taken;
            }
            return taken != 0;
        });
    }

    @Override
    public void unlock() {
        lock.unlockWrite(stamp);
    }
}
