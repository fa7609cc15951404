// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** A {@code pthread_mutex_t} in memory outside the heap (pthread_mutex_lock(3)). */
public final class PosixMutex implements AutoCloseable {
    /** What pthread_mutexattr(3) lets one choose. */
    public enum Kind {
        /** No attributes. */
        DEFAULT,
        /** Spins a little before it sleeps: PTHREAD_MUTEX_ADAPTIVE_NP, glibc only. */
        ADAPTIVE {
            @Override
            int set(long attributes) {
                return LibC.pthread_mutexattr_settype(attributes, PTHREAD_MUTEX_ADAPTIVE_NP);
            }
        },
        /** A holder runs with the priority of its most urgent waiter: PTHREAD_PRIO_INHERIT, FUTEX_LOCK_PI below. */
        PRIORITY_INHERITING {
            @Override
            int set(long attributes) {
                return LibC.pthread_mutexattr_setprotocol(attributes, PTHREAD_PRIO_INHERIT);
            }
        };

        private static final int PTHREAD_MUTEX_ADAPTIVE_NP = 3;
        private static final int PTHREAD_PRIO_INHERIT = 1;

        /** Chooses it in a {@code pthread_mutexattr_t}; returns 0 or an error number. */
        int set(long attributes) {
            return 0;
        }
    }

    /** More than sizeof(pthread_mutex_t), 40 bytes on x86-64 and 48 on aarch64; whole cache lines, all its own. */
    private static final int BYTES = AlignedWord.LINE_BYTES;

    private static final int CLOCK_MONOTONIC = 1;

    private final ByteBuffer memory =
            ByteBuffer.allocateDirect(2 * BYTES).alignedSlice(BYTES).slice(0, BYTES);
    private final long address = LibC.addressOf(memory);

    /** A mutex of the default type that is free. */
    public PosixMutex() {
        this(Kind.DEFAULT);
    }

    /**
     * A mutex that is free.
     *
     * @throws UnsupportedPlatformException if this C library or kernel has no such kind
     */
    public PosixMutex(Kind kind) {
        // A pthread_mutexattr_t has 4 bytes in glibc on x86-64 and 8 on aarch64.
        ByteBuffer attributes = ByteBuffer.allocateDirect(BYTES);
        long attributesAddress = LibC.addressOf(attributes);
        try {
            check("pthread_mutexattr_init", LibC.pthread_mutexattr_init(attributesAddress));
            requireSupport(kind, kind.set(attributesAddress));
            // A kernel without FUTEX_LOCK_PI is only noticed here.
            requireSupport(kind, LibC.pthread_mutex_init(address, attributesAddress));
            LibC.pthread_mutexattr_destroy(attributesAddress);
        } finally {
            Reference.reachabilityFence(attributes);
        }
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
     * Locks, or gives up (pthread_mutex_clocklock(3), glibc 2.30; one that inherits priority needs glibc 2.35 and
     * FUTEX_LOCK_PI2 of Linux 5.14 for this clock, and fails with EINVAL before).
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

    /** Fails where an error number says that there is no such kind. */
    static void requireSupport(Kind kind, int error) {
        if (error != 0) {
            throw new UnsupportedPlatformException("This C library or kernel has no pthread mutex of the kind " + kind
                    + ": it says " + Errno.nameOf(error) + ". ADAPTIVE is glibc's alone, PRIORITY_INHERITING needs a"
                    + " kernel with FUTEX_LOCK_PI.");
        }
    }

    private static void check(String call, int error) {
        if (error != 0) {
            throw new NativeCallException(call, error, "the mutex was misused, or its memory was overwritten");
        }
    }
}
