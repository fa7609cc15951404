// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import java.util.function.LongConsumer;

/**
 * When one thread is meant to start its operations: at a fixed rate, whatever became of the operations before. A thread
 * that is late works off what it missed, one by one, and the intended times stay where they were: so each operation
 * that a stall delayed has its own share of the delay in its response time.
 */
final class IntendedTimes {
    private final long intervalNs;
    private boolean running;
    private long intendedNs;

    /** A schedule of one operation each {@code intervalNs}. */
    IntendedTimes(long intervalNs) {
        this.intervalNs = intervalNs;
    }

    /**
     * How far apart the operations of one thread are, in ns.
     *
     * @param threads how many share the lock
     * @param insideNs how long each operation holds it
     * @param loadPercent how much of the time it is to be held, below 100
     */
    static long intervalNs(int threads, int insideNs, int loadPercent) {
        return 100L * threads * insideNs / loadPercent;
    }

    /** Begins at a time, unless it has begun. */
    void begin(long firstNs) {
        if (!running) {
            intendedNs = firstNs;
            running = true;
        }
    }

    /** When the next operation is meant to start. */
    long intendedNs() {
        return intendedNs;
    }

    /** Goes on to the operation after. */
    void advance() {
        intendedNs += intervalNs;
    }

    /**
     * Ends. Operations that should have started and did not are omitted no less than those that a closed loop never
     * asks for: each is given the time that it had waited, less than its response would have been.
     */
    void end(long nowNs, LongConsumer waitedNs) {
        while (running && intendedNs < nowNs) {
            waitedNs.accept(nowNs - intendedNs);
            advance();
        }
        running = false;
    }
}
