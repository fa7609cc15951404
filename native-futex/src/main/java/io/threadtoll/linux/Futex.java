// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/**
 * A futex word with the kernel's wait and wake (futex(2), FUTEX_WAIT and FUTEX_WAKE).
 *
 * <p>Assumes: Linux on x86-64, aarch64 or riscv64; callers change the word only through this object, or through
 * another one on the same shared memory.
 *
 * <p>Guarantees: the word is 4-byte aligned and outside the heap, so no collector moves it; its memory is not freed
 * while a thread waits on it; a wait returns for one of the reasons of {@link WaitResult} and for no other, every other
 * errno is thrown. A wait may return early and says nothing of the word: callers look again.
 */
public class Futex extends AlignedWord {
    /** Who may wait on and wake the same word. */
    public enum Scope {
        /** The threads of this process, found by virtual address: FUTEX_PRIVATE_FLAG. */
        PRIVATE(128),
        /** Every process and mapping that has the memory, found by its page. */
        SHARED(0);

        final int flag;

        Scope(int flag) {
            this.flag = flag;
        }
    }

    private static final int FUTEX_WAIT = 0;
    private static final int FUTEX_WAKE = 1;
    private static final int FUTEX_WAIT_BITSET = 9;
    private static final int FUTEX_WAKE_BITSET = 10;
    private static final long NO_TIMEOUT = 0;
    private static final int NO_BITS = 0;

    private final Binding binding;
    private final SystemCalls calls;
    private final long address;
    private final Scope scope;

    /** A private futex in memory of its own, zero at first, through the standard binding. */
    public Futex() {
        this(Binding.standard());
    }

    /**
     * A private futex in memory of its own, zero at first.
     *
     * @param binding how its calls get to the C library
     * @throws UnsupportedPlatformException if the binding is {@link Binding#missing}
     */
    public Futex(Binding binding) {
        this.binding = binding;
        this.calls = binding.calls();
        this.address = LibC.addressOf(memory);
        this.scope = Scope.PRIVATE;
    }

    /**
     * A futex on the first four bytes of memory that may be mapped elsewhere too, through the standard binding.
     *
     * @throws IllegalArgumentException if the buffer is not direct, is shorter than four bytes, is read-only or does
     *     not start on a 4-byte boundary
     */
    public Futex(ByteBuffer memory, Scope scope) {
        this(memory, scope, Binding.standard());
    }

    /**
     * A futex on the first four bytes of memory that may be mapped elsewhere too.
     *
     * @param binding how its calls get to the C library
     * @throws UnsupportedPlatformException if the binding is {@link Binding#missing}
     * @throws IllegalArgumentException if the buffer is not direct, is shorter than four bytes, is read-only or does
     *     not start on a 4-byte boundary
     */
    public Futex(ByteBuffer memory, Scope scope, Binding binding) {
        super(memory);
        if (!memory.isDirect() || memory.isReadOnly() || memory.capacity() < Integer.BYTES) {
            throw new IllegalArgumentException("a futex needs four writable bytes of a direct buffer, not " + memory);
        }
        this.address = LibC.addressOf(memory);
        if (address % Integer.BYTES != 0) {
            throw new IllegalArgumentException(
                    "a futex word starts on a 4-byte boundary, not at 0x" + Long.toHexString(address));
        }
        this.binding = binding;
        this.calls = binding.calls();
        this.scope = scope;
    }

    /** How this word's calls get to the C library. */
    public final Binding binding() {
        return binding;
    }

    final long address() {
        return address;
    }

    final Scope scope() {
        return scope;
    }

    /** Sleeps until woken, as long as the word holds {@code expected}. */
    public final WaitResult await(int expected) {
        try {
            return await(calls, address, scope, expected, NO_TIMEOUT);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Sleeps until woken or until the timeout, as long as the word holds {@code expected}.
     *
     * @param timeoutNs nanoseconds on CLOCK_MONOTONIC, at least 0; the kernel's timer slack (50 us by default) adds
     */
    public final WaitResult await(int expected, long timeoutNs) {
        long timeout = Timespec.ofDuration(timeoutNs);
        try {
            return await(calls, address, scope, expected, timeout);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Wakes at most {@code waiters} of the threads that wait on this word.
     *
     * @return how many were woken
     */
    public final int wake(int waiters) {
        try {
            return wake(calls, address, scope, waiters);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Sleeps until a wake of one of {@code bits}, as long as the word holds {@code expected} (futex(2),
     * FUTEX_WAIT_BITSET): so waiters of one word can be told apart.
     *
     * @param bits at least one of 32
     */
    public final WaitResult awaitAny(int bits, int expected) {
        try {
            return waited(futex(calls, address, FUTEX_WAIT_BITSET | scope.flag, expected, NO_TIMEOUT, bits), address);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Wakes all who wait for one of {@code bits}, and who wait for any.
     *
     * @param bits at least one of 32
     * @return how many were woken
     */
    public final int wakeAny(int bits) {
        try {
            return woken(
                    futex(calls, address, FUTEX_WAKE_BITSET | scope.flag, Integer.MAX_VALUE, NO_TIMEOUT, bits),
                    address);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    static WaitResult await(SystemCalls calls, long address, Scope scope, int expected, long timeout) {
        return waited(futex(calls, address, FUTEX_WAIT | scope.flag, expected, timeout, NO_BITS), address);
    }

    private static WaitResult waited(long result, long address) {
        return WaitResult.of(result).orElseThrow(() -> failure("FUTEX_WAIT", address, (int) -result));
    }

    static int wake(SystemCalls calls, long address, Scope scope, int waiters) {
        if (waiters < 1) {
            // The kernel would wake one for 0 and for a negative count.
            throw new IllegalArgumentException("a wake is for at least one waiter, not " + waiters);
        }
        return woken(futex(calls, address, FUTEX_WAKE | scope.flag, waiters, NO_TIMEOUT, NO_BITS), address);
    }

    private static int woken(long woken, long address) {
        if (woken < 0) {
            throw failure("FUTEX_WAKE", address, (int) -woken);
        }
        return (int) woken;
    }

    private static long futex(SystemCalls calls, long address, int operation, int value, long timeout, int bits) {
        return calls.syscall(SyscallTable.HERE.futex, address, operation, value, timeout, 0, bits);
    }

    private static NativeCallException failure(String operation, long address, int errno) {
        String where = "0x" + Long.toHexString(address);
        String reason = switch (Errno.nameOf(errno)) {
            case "EFAULT" -> where + " is not memory this process may use";
            case "EINVAL" -> where + " is not 4-byte aligned, the timeout is not a time, or no bit was given";
            case "ENOSYS" -> "this kernel has no such operation, or a sandbox filters futex";
            default -> "futex(2) does not document it for this operation";
        };
        return new NativeCallException(operation, errno, reason);
    }
}
