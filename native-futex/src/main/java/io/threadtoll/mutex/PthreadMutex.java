// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.PosixMutex;

/** The C library's own mutex, default type; each call crosses the JNA binding. */
class PthreadMutex implements ExplicitMutex {
    private final PosixMutex mutex;

    PthreadMutex() {
        this(PosixMutex.Kind.DEFAULT);
    }

    PthreadMutex(PosixMutex.Kind kind) {
        mutex = new PosixMutex(kind);
    }

    @Override
    public final void lock() {
        mutex.lock();
    }

    @Override
    public final boolean tryLock(long timeoutNs) {
        return mutex.tryLock(timeoutNs);
    }

    @Override
    public final void unlock() {
        mutex.unlock();
    }

    @Override
    public final void close() {
        mutex.close();
    }
}
