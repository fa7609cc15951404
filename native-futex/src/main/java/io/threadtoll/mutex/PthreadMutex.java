// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.PosixMutex;

/** The C library's own mutex; each call crosses the JNA binding. */
final class PthreadMutex implements ExplicitMutex {
    private final PosixMutex mutex;

    PthreadMutex(PosixMutex.Kind kind) {
        mutex = new PosixMutex(kind);
    }

    @Override
    public void lock() {
        mutex.lock();
    }

    @Override
    public boolean tryLock(long timeoutNs) {
        return mutex.tryLock(timeoutNs);
    }

    @Override
    public void unlock() {
        mutex.unlock();
    }

    @Override
    public void close() {
        mutex.close();
    }
}
