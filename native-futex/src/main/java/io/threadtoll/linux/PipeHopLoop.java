// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** A {@link HopLoop} by a byte through a pipe (pipe(2), read(2), write(2)), each way one. */
public final class PipeHopLoop extends HopLoop {
    private static final byte TURN = 1;
    private static final byte LEFT = 2;

    /** By the number of the side that reads. */
    private final Pipe[] pipes = {new Pipe(), new Pipe()};

    /**
     * A game that begins with the player's turn.
     *
     * @throws UnsupportedPlatformException on an architecture that has no code for it
     */
    public PipeHopLoop() {
        super(HopCode.PIPE_HOPS);
        for (int side : new int[] {PLAYER, ANSWERER}) {
            give(side, 0, pipes[side].readEnd());
            give(side, 8, pipes[1 - side].writeEnd());
            // The least significant byte comes first on each architecture that has the code.
            give(side, 16, TURN);
        }
    }

    @Override
    public void leave(int side) {
        pipes[1 - side].write(LEFT);
    }

    @Override
    public void close() {
        super.close();
        for (Pipe pipe : pipes) {
            pipe.close();
        }
    }
}
