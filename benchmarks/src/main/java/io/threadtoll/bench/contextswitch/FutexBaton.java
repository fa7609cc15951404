// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.linux.Futex;

/** One futex word that says whose turn it is; both sides wait on it, one at a time. */
final class FutexBaton implements Baton {
    private static final int SOMEBODY_LEFT = 2;

    /** The number of the side that has the turn, or SOMEBODY_LEFT for good. */
    private final Futex turn = new Futex();

    @Override
    public void pass(Side from) {
        // A swap, since a plain store would hide that the other side has left.
        turn.compareAndSet(from.number, from.other().number);
        turn.wake(1);
    }

    @Override
    public boolean await(Side side) {
        int others = side.other().number;
        while (turn.get() == others) {
            turn.await(others);
        }
        return turn.get() == side.number;
    }

    @Override
    public void leave(Side side) {
        turn.set(SOMEBODY_LEFT);
        turn.wake(1);
    }
}
