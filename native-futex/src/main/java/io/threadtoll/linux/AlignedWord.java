// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A 32-bit word outside the Java heap, alone on its cache lines, with the atomic operations of a {@link VarHandle}.
 *
 * <p>The memory belongs to a direct buffer that this object holds, so it lives as long as the object is reachable.
 * Read-modify-write operations are sequentially consistent; {@link #get} and {@link #set} are volatile.
 *
 * <p>A word in memory of its own has a companion: a second word on the same line, for what whoever has just written the
 * first one has to know. It comes for free with the line; who writes it takes the line away.
 */
public class AlignedWord {
    /** Two 64-byte lines: the prefetcher of current x86 CPUs fetches lines in pairs. */
    static final int LINE_BYTES = 128;

    private static final int COMPANION = Integer.BYTES;

    private static final VarHandle INT = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

    final ByteBuffer memory;

    /** A word in memory of its own, zero at first. */
    public AlignedWord() {
        this(ByteBuffer.allocateDirect(2 * LINE_BYTES).alignedSlice(LINE_BYTES).slice(0, LINE_BYTES));
    }

    AlignedWord(ByteBuffer memory) {
        this.memory = memory;
    }

    /** The value, with volatile semantics. */
    public final int get() {
        return (int) INT.getVolatile(memory, 0);
    }

    /** Stores a value, with volatile semantics. */
    public final void set(int value) {
        INT.setVolatile(memory, 0, value);
    }

    /** Stores {@code update} if the value is {@code expected}; says whether it did. */
    public final boolean compareAndSet(int expected, int update) {
        return INT.compareAndSet(memory, 0, expected, update);
    }

    /** Stores a value and returns the one before it. */
    public final int getAndSet(int value) {
        return (int) INT.getAndSet(memory, 0, value);
    }

    /** Adds to the value and returns the one before. */
    public final int getAndAdd(int delta) {
        return (int) INT.getAndAdd(memory, 0, delta);
    }

    /** Stores a value behind whatever this thread has read or written before (release semantics). */
    public final void setRelease(int value) {
        INT.setRelease(memory, 0, value);
    }

    /** The companion's value, with volatile semantics. */
    public final int getCompanion() {
        return (int) INT.getVolatile(memory, COMPANION);
    }

    /** The companion's value: coherent, not before or after any other access. */
    public final int getCompanionOpaque() {
        return (int) INT.getOpaque(memory, COMPANION);
    }

    /** Stores {@code update} in the companion if it holds {@code expected}; says whether it did. */
    public final boolean compareAndSetCompanion(int expected, int update) {
        return INT.compareAndSet(memory, COMPANION, expected, update);
    }

    /** Adds to the companion and returns the value before. */
    public final int getAndAddCompanion(int delta) {
        return (int) INT.getAndAdd(memory, COMPANION, delta);
    }
}
