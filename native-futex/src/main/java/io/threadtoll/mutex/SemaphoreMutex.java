// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.SysvSemaphore;

/** The naive mutex: a System V semaphore, so a system call for every lock and every unlock. */
final class SemaphoreMutex implements ExplicitMutex {
    private final SysvSemaphore semaphore = new SysvSemaphore();

    @Override
    public void lock() {
        semaphore.down();
    }

    @Override
    public boolean tryLock(long timeoutNs) {
        return semaphore.down(timeoutNs);
    }

    @Override
    public void unlock() {
        semaphore.up();
    }

    @Override
    public void close() {
        semaphore.close();
    }
}
