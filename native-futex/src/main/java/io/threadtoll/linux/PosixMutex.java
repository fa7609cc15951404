// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** A {@code pthread_mutex_t} in memory outside the heap (pthread_mutex_lock(3)). */
public final class PosixMutex implements AutoCloseable {
    /** What the C library makes of it. */
    public enum Kind {
        /** No attributes. */
        DEFAULT,
        /** PTHREAD_MUTEX_ADAPTIVE_NP of glibc: spins for a while before it sleeps. Other C libraries don't have it. */
        ADAPTIVE,
        /** PTHREAD_PRIO_INHERIT (pthread_mutexattr_setprotocol(3)): its holder runs with its waiters' priority. */
        PRIORITY_INHERITANCE
    }

    /** More than sizeof(pthread_mutex_t), 40 bytes on x86-64 and 48 on aarch64; whole cache lines, all its own. */
    private static final int BYTES = AlignedWord.LINE_BYTES;

    private final Kind kind;
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
     * @throws UnsupportedPlatformException if this C library or kernel has no mutex of that kind
     */
    public PosixMutex(Kind kind) {
        this.kind = kind;
        if (kind == Kind.DEFAULT) {
            check("pthread_mutex_init", LibC.pthread_mutex_init(address, 0));
        } else {
            PosixMutexAttributes.initialize(address, kind);
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
     * Locks, or gives up (pthread_mutex_clocklock(3), glibc 2.30; pthread_mutex_timedlock(3) before that).
     *
     * @param timeoutNs nanoseconds on CLOCK_MONOTONIC, at least 0; on CLOCK_REALTIME, which may be set meanwhile, where the
     *     C library has no other clock for it, and for a mutex with priority inheritance where glibc or the kernel (before
     *     5.14) has none
     * @return whether it was locked
     */
    public boolean tryLock(long timeoutNs) {
        try {
            return ClockLock.isPresent() ? tryLockMonotonic(timeoutNs) : tryLockRealtime(timeoutNs);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private boolean tryLockMonotonic(long timeoutNs) {
        int error = ClockLock.pthread_mutex_clocklock(
                address, Timespec.CLOCK_MONOTONIC, Timespec.pointAfter(Timespec.CLOCK_MONOTONIC, timeoutNs));
        // glibc's answer where it knows no FUTEX_LOCK_PI2 or the kernel doesn't: FUTEX_LOCK_PI has one clock only.
        // It comes before any wait, so no time has been used up.
        boolean isRefused = Errno.EINVAL.is(error) && kind == Kind.PRIORITY_INHERITANCE;
        return isRefused ? tryLockRealtime(timeoutNs) : isLocked("pthread_mutex_clocklock", error);
    }

    /** What every C library can. */
    boolean tryLockRealtime(long timeoutNs) {
        return isLocked(
                "pthread_mutex_timedlock",
                LibC.pthread_mutex_timedlock(address, Timespec.pointAfter(Timespec.CLOCK_REALTIME, timeoutNs)));
    }

    private static boolean isLocked(String call, int error) {
        if (Errno.ETIMEDOUT.is(error)) {
            return false;
        }
        check(call, error);
        return true;
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
            String reason = Errno.EPERM.is(error)
                    ? "the calling thread does not hold the mutex"
                    : "the mutex was misused, or its memory was overwritten";
            throw new NativeCallException(call, error, reason);
        }
    }
}
