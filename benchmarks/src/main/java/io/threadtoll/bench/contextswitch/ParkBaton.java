// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.linux.AlignedWord;
import java.util.concurrent.locks.LockSupport;

/**
 * A word that says whose turn it is, and LockSupport to sleep and wake; for platform threads and for virtual ones.
 *
 * <p>The permit makes it safe: an unpark between a look at the word and the park lets that park return at once.
 */
final class ParkBaton implements Baton {
    private static final int SOMEBODY_LEFT = 2;

    /** The number of the side that has the turn, or SOMEBODY_LEFT for good. */
    private final AlignedWord turn = new AlignedWord();

    private final Thread[] threads = new Thread[Side.values().length];

    @Override
    public void enter(Side side) {
        threads[side.number] = Thread.currentThread();
    }

    @Override
    public void pass(Side from) {
        turn.compareAndSet(from.number, from.other().number);
        LockSupport.unpark(threads[from.other().number]);
    }

    @Override
    public boolean await(Side side) {
        int others = side.other().number;
        while (turn.get() == others) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                // An interrupted thread can't park: it would spin here.
                throw new IllegalStateException(side + " was interrupted while it waited for its turn");
            }
        }
        return turn.get() == side.number;
    }

    @Override
    public void leave(Side side) {
        turn.set(SOMEBODY_LEFT);
        LockSupport.unpark(threads[side.other().number]);
    }
}
