// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Crew;
import java.time.Duration;

/**
 * Two threads that take turns, and look whose turn it is only inside the lock: a thread that is never woken for its turn
 * keeps the other one from getting another.
 */
final class Handover {
    private final Mutex mutex;

    /** Even turns are the first thread's; guarded by the mutex. */
    private long turn;

    /** Guarded by the mutex. */
    private boolean over;

    Handover(Mutex mutex) {
        this.mutex = mutex;
    }

    /** The turns that were taken, and how many of them each of the two took as it counted for itself. */
    record Turns(long all, long first, long second) {}

    Turns run(Stint stint, Duration limit) {
        Stint.Clock clock = stint.begin();
        long[] taken = new long[2];
        Crew.run(limit, () -> taken[0] = takeTurns(0, clock), () -> taken[1] = takeTurns(1, clock));
        return new Turns(turn, taken[0], taken[1]);
    }

    private long takeTurns(int mine, Stint.Clock clock) {
        long[] taken = {0};
        boolean[] last = {false};
        Runnable takeTurnIfMine = () -> {
            if (!over && turn % 2 == mine) {
                turn++;
                taken[0]++;
                over = clock.isOver(turn);
            }
            last[0] = over;
        };
        while (!last[0] && !Thread.currentThread().isInterrupted()) {
            mutex.guard(takeTurnIfMine);
        }
        return taken[0];
    }
}
