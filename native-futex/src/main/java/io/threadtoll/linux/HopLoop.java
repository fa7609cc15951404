// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Two threads that pass a turn back and forth in loops of machine code, whoever hasn't got it asleep in the kernel: what a hop
 * takes without Java and without the way out of it.
 *
 * <p>Assumes: one thread plays and another one answers; nobody closes it while they do.
 *
 * <p>Guarantees: a side that leaves ends the other's wait. The waits have no timeout, since each would set up a timer and take
 * it down again, which is a part of a hop that nobody pays otherwise.
 */
public abstract class HopLoop implements AutoCloseable {
    /** The side that has the turn at first, and plays. */
    public static final int PLAYER = 0;

    /** The side that answers. */
    public static final int ANSWERER = 1;

    private static final int TURNS = 24;
    private static final int FAILURE = 32;

    /** Each side on lines of its own. */
    private final ByteBuffer[] sides = {ofSide(), ofSide()};

    private final ExecutableStub stub;

    HopLoop(StubCode code) {
        stub = new ExecutableStub(code);
    }

    private static ByteBuffer ofSide() {
        return ByteBuffer.allocateDirect(2 * AlignedWord.LINE_BYTES)
                .alignedSlice(AlignedWord.LINE_BYTES)
                .order(ByteOrder.nativeOrder());
    }

    /** Stores what the medium's code looks for at an offset of a side's memory. */
    final void give(int side, int offset, long value) {
        sides[side].putLong(offset, value);
    }

    /**
     * Gives the turn away and waits until it is back, so many times.
     *
     * @return whether it came back each time; not if the other side has left
     * @throws NativeCallException if a system call failed
     */
    public final boolean play(int roundTrips) {
        if (roundTrips < 1) {
            throw new IllegalArgumentException("at least one round trip, not " + roundTrips);
        }
        return run(PLAYER, 2L * roundTrips, 0) == 0;
    }

    /** Waits for the turn and gives it back until the other side has left; throws as {@link #play} does. */
    public final void answer() {
        run(ANSWERER, Long.MAX_VALUE, 1);
    }

    private long run(int side, long steps, long waitsFirst) {
        try {
            long left = stub.call(LibC.addressOf(sides[side]), steps, waitsFirst);
            long failure = sides[side].getLong(FAILURE);
            if (failure < 0) {
                throw new NativeCallException("a hop", (int) -failure, "the kernel documents no such error for it");
            }
            return left;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** How many turns a side has given away since the game began; exact while it waits. */
    public final long turns(int side) {
        return sides[side].getLong(TURNS);
    }

    /** This side takes no more turns; ends the other's wait. */
    public abstract void leave(int side);

    /** Frees the code; both sides have ended. */
    @Override
    public void close() {
        stub.close();
    }
}
