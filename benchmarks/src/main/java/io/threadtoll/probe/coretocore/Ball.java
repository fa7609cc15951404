// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.coretocore;

/** What goes back and forth between two threads. The first one has it to begin with. */
interface Ball {
    int FIRST = 0;
    int SECOND = 1;
    int ENDED = 2;

    /**
     * Waits until the side has it, and passes it to the other one.
     *
     * @return whether it did; not if the game has ended
     */
    boolean play(int side);

    /** Ends the game, wherever the ball is, and whoever waits for it. */
    void end();
}
