// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.util.Optional;

/**
 * A private 32-bit futex word with the calls that came with Linux 6.7, futex_wait and futex_wake: each a system call of its
 * own, where futex(2) is one for all operations ({@code kernel/futex/syscalls.c}). The kernel does the same for both.
 */
public final class Futex2 extends AlignedWord {
    /** The same numbers on all architectures of {@link SyscallTable}. */
    static final int FUTEX_WAKE = 454;

    static final int FUTEX_WAIT = 455;

    /** FUTEX2_SIZE_U32 and FUTEX2_PRIVATE ({@code include/uapi/linux/futex.h}). */
    static final int U32_PRIVATE = 2 | 128;

    /** FUTEX_BITSET_MATCH_ANY: a wake is for every waiter of the word. */
    static final long ANY = 0xffff_ffffL;

    private static final long NO_TIMEOUT = 0;

    private final SystemCalls calls;
    private final long address = LibC.addressOf(memory);

    /**
     * A word in memory of its own, zero at first.
     *
     * @throws UnsupportedPlatformException where the binding or the calls are missing
     */
    public Futex2(Binding binding) {
        this(binding.calls());
        missing(calls).ifPresent(why -> {
            throw new UnsupportedPlatformException(why);
        });
    }

    Futex2(SystemCalls calls) {
        this.calls = calls;
    }

    /** Why this machine hasn't got the calls, in one line; empty where it has. */
    public static Optional<String> missing() {
        return missing(Binding.standard().calls());
    }

    /** A wake of nobody, at no address, is the one that needs nothing and fails only where there is none. */
    static Optional<String> missing(SystemCalls calls) {
        long result = calls.syscall(FUTEX_WAKE, 0, ANY, 0, U32_PRIVATE, 0, 0);
        int errno = (int) -result;
        return Errno.ENOSYS.is(errno) || Errno.EPERM.is(errno)
                ? Optional.of("no futex_wait and futex_wake here (" + Errno.nameOf(errno)
                        + "): the kernel is older than 6.7, or a sandbox filters them")
                : Optional.empty();
    }

    /** Sleeps until woken, as long as the word holds {@code expected}. */
    public WaitResult await(int expected) {
        try {
            long result = calls.syscall(
                    FUTEX_WAIT, address, Integer.toUnsignedLong(expected), ANY, U32_PRIVATE, NO_TIMEOUT, 0);
            return WaitResult.of(result).orElseThrow(() -> failure("futex_wait", result));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Wakes at most {@code waiters} of the threads that wait on this word; unlike futex(2) it wakes none for 0.
     *
     * @return how many were woken
     */
    public int wake(int waiters) {
        try {
            long woken = calls.syscall(FUTEX_WAKE, address, ANY, waiters, U32_PRIVATE, 0, 0);
            if (woken < 0) {
                throw failure("futex_wake", woken);
            }
            return (int) woken;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    long address() {
        return address;
    }

    private static NativeCallException failure(String call, long result) {
        return new NativeCallException(call, (int) -result, "it was there when the word was made");
    }
}
