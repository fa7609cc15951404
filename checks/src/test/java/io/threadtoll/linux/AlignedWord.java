// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before the product's class of this name on the class path: the same operations on a Java number, since Lincheck can't
 * follow a {@code VarHandle} of a byte buffer. Every one of them is sequentially consistent here, whatever its name says.
 * The memory is only an address, by which {@link DirectCalls} finds the word.
 */
public class AlignedWord {
    static final int LINE_BYTES = 128;

    private static final int MOST_WORDS = 64;
    private static final ByteBuffer ADDRESSES =
            ByteBuffer.allocateDirect((MOST_WORDS + 1) * LINE_BYTES).alignedSlice(LINE_BYTES);
    private static final AtomicInteger WORDS = new AtomicInteger();
    private static final AlignedWord[] MADE = new AlignedWord[MOST_WORDS];

    final ByteBuffer memory;
    private final AtomicInteger value = new AtomicInteger();
    private final AtomicInteger companion = new AtomicInteger();

    /** A word, zero at first. */
    public AlignedWord() {
        int place = WORDS.getAndIncrement();
        memory = ADDRESSES.slice(place * LINE_BYTES, LINE_BYTES);
        MADE[place] = this;
    }

    AlignedWord(ByteBuffer memory) {
        throw new UnsupportedOperationException("no lock shares its words: " + memory);
    }

    static AlignedWord at(long address) {
        return MADE[(int) (address - LibC.addressOf(ADDRESSES)) / LINE_BYTES];
    }

    static void forgetAll() {
        WORDS.set(0);
    }

    /** As the product's. */
    public final int get() {
        return value.get();
    }

    /** As the product's. */
    public final void set(int update) {
        getAndSet(update);
    }

    /** As the product's. */
    public final void setRelease(int update) {
        getAndSet(update);
    }

    /** As the product's. */
    public final boolean compareAndSet(int expected, int update) {
        return compareAndSet(value, expected, update);
    }

    /** As the product's. */
    public final int getAndSet(int update) {
        int before = value.getAndSet(update);
        if (before != update) {
            DirectCalls.somethingChanged();
        }
        return before;
    }

    /** As the product's. */
    public final int getAndAdd(int delta) {
        return getAndAdd(value, delta);
    }

    /** As the product's. */
    public final int getCompanion() {
        return companion.get();
    }

    /** As the product's. */
    public final int getCompanionOpaque() {
        return companion.get();
    }

    /** As the product's. */
    public final boolean compareAndSetCompanion(int expected, int update) {
        return compareAndSet(companion, expected, update);
    }

    /** As the product's. */
    public final int getAndAddCompanion(int delta) {
        return getAndAdd(companion, delta);
    }

    private static boolean compareAndSet(AtomicInteger number, int expected, int update) {
        boolean stored = number.compareAndSet(expected, update);
        if (stored && expected != update) {
            DirectCalls.somethingChanged();
        }
        return stored;
    }

    private static int getAndAdd(AtomicInteger number, int delta) {
        int before = number.getAndAdd(delta);
        DirectCalls.somethingChanged();
        return before;
    }
}
