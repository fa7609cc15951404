// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Binding;
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

    /** These are only ever touched off the fast path, beside a system call or a wait that cost 50 times as much. */
    private final LongAdder waits = new LongAdder();

    private final LongAdder wakes = new LongAdder();
    private final LongAdder slowPaths = new LongAdder();

    /** A free lock through the standard binding. */
    FutexMutex() {
        this(Binding.standard());
    }

    /** A free lock whose calls go through {@code binding}. */
    FutexMutex(Binding binding) {
        super(binding);
    }

    /** For each attempt to lock, once, when it has not got in at the first try. */
    final void countSlowPath() {
        slowPaths.increment();
    }

    /** Sleeps while this lock's word holds {@code expected}; may return early. */
    final void sleepWhile(int expected) {
        sleepWhile(this, expected);
    }

    /** Sleeps while a word, this or another that belongs to the lock, holds {@code expected}; may return early. */
    final void sleepWhile(Futex word, int expected) {
        waits.increment();
        word.await(expected);
    }

    /** The same, until {@code deadline} of {@link System#nanoTime}; says whether there was time left to sleep. */
    final boolean sleepWhile(Futex word, int expected, long deadline) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        waits.increment();
        word.await(expected, left);
        return true;
    }

    /**
     * Naps on a word that nobody else knows for {@code napNs} at most, and not beyond {@code deadline} of {@link
     * System#nanoTime}; says whether there was time left for it. A nap that is over before it begins, since the thread was
     * preempted, is one too.
     */
    final boolean nap(Futex bed, long napNs, long deadline) {
        long now = System.nanoTime();
        // Differences, since a deadline far ahead may have wrapped around.
        long left = deadline - now;
        if (left > 0) {
            sleepWhile(bed, bed.get(), now + Math.min(left, napNs));
        }
        return left > 0;
    }

    /** Wakes one who sleeps on a word of this lock, if there is one. */
    final void wakeOne(Futex word) {
        wakes.increment();
        word.wake(1);
    }

    /** Sleeps while a word of this lock holds {@code expected}, until a wake of one of {@code bits}; may return early. */
    final void sleepUntilAny(Futex word, int bits, int expected) {
        waits.increment();
        word.awaitAny(bits, expected);
    }

    /** Wakes those who sleep on a word of this lock for one of {@code bits}. */
    final void wakeAny(Futex word, int bits) {
        wakes.increment();
        word.wakeAny(bits);
    }

    @Override
    public final Optional<FutexCalls> futexCalls() {
        return Optional.of(new FutexCalls(waits.sum(), wakes.sum(), slowPaths.sum()));
    }
}
