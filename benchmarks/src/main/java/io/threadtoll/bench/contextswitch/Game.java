// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

/** A running ping-pong of two threads, both asleep or about to be while nobody plays. */
interface Game extends AutoCloseable {
    /**
     * Plays so many round trips, two hops each.
     *
     * @throws IllegalStateException if the partner has ended; its exception is the cause
     */
    void play(int roundTrips);

    /** How many turns a side has taken since the game began: what it counted itself. */
    long turns(Side side);

    /** The kernel's id of the partner; of no meaning where it is a virtual thread. */
    int partnerTid();

    /** Ends the partner. */
    @Override
    void close();
}
