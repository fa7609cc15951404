// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Binding;

/**
 * The three-state lock that first spins for a while: a holder on another CPU may leave sooner than a sleep takes.
 *
 * <p>The bound adapts: it is ten more than twice what was typical, and what is typical moves by an eighth towards the
 * spins of the latest contended lock. Where a few spins do, few are risked; a lock that is held for longer than they last
 * drives the bound up to {@link #MOST_SPINS}, which caps what a wait in vain costs.
 */
final class SpinThenWaitFutex extends ThreeStateFutex {
    private static final int MOST_SPINS = 100;
    private static final int FEWEST_SPINS = 10;

    /** Plain on purpose: a lost update of an estimate is only a slightly older estimate. */
    private int typicalSpins;

    SpinThenWaitFutex(Binding binding) {
        super(binding);
    }

    @Override
    void lockContended() {
        int limit = Math.min(MOST_SPINS, 2 * typicalSpins + FEWEST_SPINS);
        int spins = 0;
        boolean locked = false;
        while (!locked && spins < limit) {
            Thread.onSpinWait();
            spins++;
            // Reading first keeps the holder's cache line where it is until there is something to win.
            locked = get() == FREE && compareAndSet(FREE, LOCKED);
        }
        typicalSpins += (spins - typicalSpins) / 8;
        if (!locked) {
            super.lockContended();
        }
    }
}
