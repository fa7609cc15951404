// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** A {@link HopLoop} by FUTEX_WAKE and FUTEX_WAIT (futex(2)) on one word that says whose turn it is. */
public final class FutexHopLoop extends HopLoop {
    private static final int SOMEBODY_LEFT = 2;

    private final Futex turn = new Futex();

    /**
     * A game that begins with the player's turn.
     *
     * @throws UnsupportedPlatformException on an architecture that has no code for it
     */
    public FutexHopLoop() {
        super(HopCode.FUTEX_HOPS);
        for (int side : new int[] {PLAYER, ANSWERER}) {
            give(side, 0, turn.address());
            give(side, 8, side);
            give(side, 16, 1 - side);
        }
    }

    @Override
    public void leave(int side) {
        turn.set(SOMEBODY_LEFT);
        turn.wake(1);
    }
}
