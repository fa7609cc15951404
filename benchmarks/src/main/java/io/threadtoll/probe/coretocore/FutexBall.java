// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.coretocore;

import io.threadtoll.linux.Futex;

/** A futex word on which the one who hasn't the turn sleeps (futex(2)); the turn is given with a wake. */
final class FutexBall implements Ball {
    private final Futex word = new Futex();

    @Override
    public boolean play(int side) {
        int seen = word.get();
        while (seen != side && seen != ENDED) {
            word.await(seen);
            seen = word.get();
        }
        // Lost where the game has ended meanwhile.
        boolean passed = word.compareAndSet(side, 1 - side);
        if (passed) {
            word.wake(1);
        }
        return passed;
    }

    @Override
    public void end() {
        word.set(ENDED);
        word.wake(2);
    }
}
