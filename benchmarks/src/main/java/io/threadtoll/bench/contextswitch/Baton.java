// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

/**
 * What two threads pass back and forth: whoever has it runs, the other one sleeps.
 *
 * <p>Assumes: each side enters once, in its own thread, before anyone passes; only the side that has the turn passes.
 *
 * <p>Guarantees: no implementation of ours spins; a side that waits is woken when it gets the turn, and when the other
 * one leaves, so that no wait outlives a thread that died. {@link SynchronousQueueBaton} says what the JDK adds.
 */
interface Baton extends AutoCloseable {
    /** The calling thread is that side from now on. */
    default void enter(Side side) {}

    /** Gives the turn to the other side and wakes it. */
    void pass(Side from);

    /**
     * Sleeps until it is this side's turn.
     *
     * @return false if the other side has left, so that no turn will come
     */
    boolean await(Side side);

    /** This side takes no more turns; ends the other's wait. */
    void leave(Side side);

    /** For when both sides are done. */
    @Override
    default void close() {}
}
