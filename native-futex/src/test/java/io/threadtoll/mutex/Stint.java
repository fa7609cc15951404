// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import java.time.Duration;

/**
 * How long a stress lasts: for a time, and beyond it until it has done what it has to do at the least. So a slow lock costs
 * a test no more than a fast one, and a busy machine makes no lock pass by doing nothing.
 */
record Stint(Duration time, long least) {
    /** A stint that begins now: whether it is over after so much has been done, by this thread or by all. */
    Clock begin() {
        long start = System.nanoTime();
        return done -> done >= least && System.nanoTime() - start >= time.toNanos();
    }

    @FunctionalInterface
    interface Clock {
        boolean isOver(long done);
    }
}
