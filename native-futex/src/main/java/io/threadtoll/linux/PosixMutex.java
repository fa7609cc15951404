// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** A {@code pthread_mutex_t} of the default type in memory outside the heap (pthread_mutex_lock(3)). */
public final class PosixMutex implements AutoCloseable {
    /** More than sizeof(pthread_mutex_t), 40 bytes on x86-64 and 48 on aarch64; whole cache lines, all its own. */
    private static final int BYTES = AlignedWord.LINE_BYTES;

    private static final int CLOCK_MONOTONIC = 1;

    private final ByteBuffer memory =
            ByteBuffer.allocateDirect(2 * BYTES).alignedSlice(BYTES).slice(0, BYTES);
    private final long address = LibC.addressOf(memory);

    /** A mutex that is free. */
    public PosixMutex() {
        check("pthread_mutex_init", LibC.pthread_mutex_init(address, 0));
    }

    /** Locks; sleeps while another thread holds it. */
    public void lock() {
        try {
            check("pthread_mutex_lock", LibC.pthread_mutex_lock(address));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Locks, or gives up (pthread_mutex_clocklock(3), glibc 2.30).
     *
     * @param timeoutNs nanoseconds on CLOCK_MONOTONIC, at least 0
     * @return whether it was locked
     */
    public boolean tryLock(long timeoutNs) {
        try {
            int error = LibC.pthread_mutex_clocklock(address, CLOCK_MONOTONIC, Timespec.monotonicAfter(timeoutNs));
            if (Errno.ETIMEDOUT.is(error)) {
                return false;
            }
            check("pthread_mutex_clocklock", error);
            return true;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Unlocks; for the thread that locked. */
    public void unlock() {
        try {
            check("pthread_mutex_unlock", LibC.pthread_mutex_unlock(address));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Ends its use; a mutex that is still held is left alone, since destroying it is undefined. */
    @Override
    public void close() {
        try {
            LibC.pthread_mutex_destroy(address);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static void check(String call, int error) {
        if (error != 0) {
            throw new NativeCallException(call, error, "the mutex was misused, or its memory was overwritten");
        }
    }
}
