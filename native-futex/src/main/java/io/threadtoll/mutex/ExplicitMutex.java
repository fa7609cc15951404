// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

/**
 * A mutex with a lock and an unlock that need not stand in one method, and whose waiters can give up.
 *
 * <p>A thread that ends while it holds the lock takes it along, as with the locks of java.util.concurrent: nobody else gets
 * in, {@link #lock} waits for ever and {@link #tryLock} gives up. No state that an unfinished section has left is shown to
 * anybody. No kind is a robust one (pthread_mutexattr_setrobust(3)).
 */
public interface ExplicitMutex extends Mutex {
    /** Returns when the calling thread holds the lock. */
    void lock();

    /**
     * Locks, or gives up.
     *
     * @param timeoutNs nanoseconds to wait at most, at least 0; the scheduler may add to it
     * @return whether the calling thread holds the lock now
     */
    boolean tryLock(long timeoutNs);

    /** Releases the lock; for the thread that locked. {@link MutexKind#checksOwner} says which kinds notice another. */
    void unlock();

    @Override
    default void guard(Runnable section) {
        lock();
        try {
            section.run();
        } finally {
            unlock();
        }
    }
}
