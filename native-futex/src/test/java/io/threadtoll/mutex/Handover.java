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
    private final long turns;

    /** Even turns are the first thread's; guarded by the mutex. */
    private long turn;

    Handover(Mutex mutex, long turns) {
        this.mutex = mutex;
        this.turns = turns;
    }

    /** The turns that were taken. */
    long run(Duration limit) {
        Crew.run(limit, () -> takeTurns(0), () -> takeTurns(1));
        return turn;
    }

    private void takeTurns(int mine) {
        boolean[] last = {false};
        Runnable takeTurnIfMine = () -> {
            if (turn < turns && turn % 2 == mine) {
                turn++;
            }
            last[0] = turn == turns;
        };
        while (!last[0] && !Thread.currentThread().isInterrupted()) {
            mutex.guard(takeTurnIfMine);
        }
    }
}
