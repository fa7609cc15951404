// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Optional;

/**
 * The calls through {@code java.lang.foreign}. The handles are constants, so the JIT compiles each call in place.
 *
 * <p>The linker writes errno into a segment after each call, before the JVM can overwrite it; every thread has a
 * segment of its own, so that a call allocates nothing.
 *
 * <p>No call is a {@code critical} one, though the linker would take that together with errno: it saves a few ns, and a
 * thread in a critical call holds up every safepoint. A FUTEX_WAIT sleeps; a wake may be preempted in the kernel by whom
 * it wakes.
 */
@SuppressWarnings("restricted") // Calling C is what this class is for.
final class ForeignCalls implements SystemCalls {
    private static final MethodHandle SYSCALL = handle(
            "syscall",
            FunctionDescriptor.of(
                    JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.captureCallState("errno"));
    private static final MethodHandle ABS = handle("abs", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private static final VarHandle ERRNO =
            Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final ThreadLocal<MemorySegment> STATE =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(Linker.Option.captureStateLayout()));

    private ForeignCalls() {}

    /** Nothing: it is there. */
    static Optional<String> missing() {
        return Optional.empty();
    }

    static SystemCalls make() {
        return new ForeignCalls();
    }

    @Override
    public long syscall(long number, long a, long b, long c, long d, long e, long f) {
        MemorySegment state = STATE.get();
        try {
            long result = (long) SYSCALL.invokeExact(state, number, a, b, c, d, e, f);
            return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    @Override
    public int abs(int value) {
        try {
            return (int) ABS.invokeExact(value);
        } catch (Throwable t) {
            throw unexpected(t);
        }
    }

    private static MethodHandle handle(String name, FunctionDescriptor type, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        MemorySegment function = linker.defaultLookup()
                .find(name)
                .orElseThrow(() -> new UnsupportedPlatformException("The C library has no function " + name + "."));
        return linker.downcallHandle(function, type, options);
    }

    /** C throws nothing; what can be thrown is the JVM's own, such as a stack overflow. */
    private static RuntimeException unexpected(Throwable t) {
        if (t instanceof Error error) {
            throw error;
        }
        return t instanceof RuntimeException runtime ? runtime : new IllegalStateException(t);
    }
}
