// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The calls of {@link BoundCalls} and {@link Futex} as a loop in machine code makes them: one way into native code for n
 * calls, so what a call takes is what the C library's or the kernel's part takes.
 *
 * <p>For one thread at a time. Every result is the sum over all calls. A system call that fails adds an error number with
 * its sign turned, or through the C library -1.
 */
public final class NativeLoop implements AutoCloseable {
    /** How the loop gets into the kernel. */
    public enum Entry {
        /** By the instruction itself: what the kernel takes, and nothing else. */
        INSTRUCTION,
        /** By the C library's syscall(2), as C does: a call and a return more, and errno. */
        C_LIBRARY
    }

    private static final int FUTEX_WAIT = 0;
    private static final int FUTEX_WAKE = 1;

    private final ByteBuffer call = ByteBuffer.allocateDirect(7 * Long.BYTES).order(ByteOrder.nativeOrder());
    private final long callAddress = LibC.addressOf(call);
    private final long abs = LibC.addressOfFunction("abs");
    private final long syscall = LibC.addressOfFunction("syscall");
    private final Entry entry;
    private final ExecutableStub calls = new ExecutableStub(CallCode.CALL_LOOP);
    private final ExecutableStub systemCalls;

    /**
     * A loop that enters the kernel in one way.
     *
     * @throws UnsupportedPlatformException on an architecture that has no code for it
     */
    public NativeLoop(Entry entry) {
        this.entry = entry;
        this.systemCalls =
                new ExecutableStub(entry == Entry.INSTRUCTION ? CallCode.SYSCALL_LOOP : CallCode.VARIADIC_LOOP);
    }

    /** The C function that only computes, abs(3), n times. */
    public long nullCall(int value, long n) {
        return calls.call(abs, (long) value, atLeastOne(n));
    }

    /** getppid(2), n times. */
    public long getppid(long n) {
        return syscall(n, SyscallTable.HERE.getppid);
    }

    /** FUTEX_WAKE of one waiter, n times; the sum is how many were woken. */
    public long wake(Futex futex, long n) {
        return onWord(futex, n, SyscallTable.HERE.futex, futex.address(), FUTEX_WAKE | futex.scope().flag, 1);
    }

    /**
     * FUTEX_WAIT, n times, as long as the word holds {@code expected}: not for a word that may hold it, since nothing
     * ends such a wait but a wake for each.
     */
    public long await(Futex futex, int expected, long n) {
        return onWord(futex, n, SyscallTable.HERE.futex, futex.address(), FUTEX_WAIT | futex.scope().flag, expected);
    }

    /** futex_wake of one waiter, n times, as {@link #wake(Futex, long)}. */
    public long wake(Futex2 word, long n) {
        return onWord(word, n, Futex2.FUTEX_WAKE, word.address(), Futex2.ANY, 1, Futex2.U32_PRIVATE);
    }

    /** futex_wait, n times, as {@link #await(Futex, int, long)}. */
    public long await(Futex2 word, int expected, long n) {
        return onWord(
                word,
                n,
                Futex2.FUTEX_WAIT,
                word.address(),
                Integer.toUnsignedLong(expected),
                Futex2.ANY,
                Futex2.U32_PRIVATE);
    }

    @Override
    public void close() {
        calls.close();
        systemCalls.close();
    }

    private long onWord(AlignedWord word, long n, long... numberAndArguments) {
        try {
            return syscall(n, numberAndArguments);
        } finally {
            Reference.reachabilityFence(word);
        }
    }

    private long syscall(long n, long... numberAndArguments) {
        for (int i = 0; i < call.capacity() / Long.BYTES; i++) {
            call.putLong(i * Long.BYTES, i < numberAndArguments.length ? numberAndArguments[i] : 0);
        }
        try {
            return entry == Entry.INSTRUCTION
                    ? systemCalls.call(callAddress, atLeastOne(n))
                    : systemCalls.call(syscall, callAddress, atLeastOne(n));
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static Long atLeastOne(long n) {
        if (n < 1) {
            throw new IllegalArgumentException("the loop runs at least once, not " + n + " times");
        }
        return n;
    }
}
