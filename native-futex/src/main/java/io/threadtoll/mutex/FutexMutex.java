// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Futex;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * A lock whose state is its own futex word: it is the futex, since one more reference to follow behind each atomic
 * instruction is a measurable part of a 10 ns lock.
 */
abstract class FutexMutex extends Futex implements ExplicitMutex {
    static final int FREE = 0;
    static final int LOCKED = 1;

    /** Only ever touched beside a system call, which costs 50 times as much. */
    private final LongAdder waits = new LongAdder();

    private final LongAdder wakes = new LongAdder();

    /** Sleeps while the word holds {@code expected}; may return early. */
    final void sleepWhile(int expected) {
        waits.increment();
        await(expected);
    }

    /** The same, until {@code deadline} of {@link System#nanoTime}; says whether there was time left to sleep. */
    final boolean sleepWhile(int expected, long deadline) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        waits.increment();
        await(expected, left);
        return true;
    }

    /** Wakes one sleeper, if there is one. */
    final void wakeOne() {
        wakes.increment();
        wake(1);
    }

    @Override
    public final Optional<FutexCalls> futexCalls() {
        return Optional.of(new FutexCalls(waits.sum(), wakes.sum()));
    }
}
