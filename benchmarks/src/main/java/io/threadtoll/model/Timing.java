// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

/**
 * How long one fork of a cell measures.
 *
 * @param warmups iterations that are not counted
 * @param warmupMs length of each, in ms
 * @param iterations iterations that are
 * @param iterationMs length of each, in ms
 */
public record Timing(int warmups, int warmupMs, int iterations, int iterationMs) {
    private static final int MOST_ITERATIONS = 10_000;

    /** Far beyond the longest ramp. */
    private static final int LONGEST_MS = 2 * 60 * 60 * 1000;

    /**
     * A timing.
     *
     * @throws BadResultException if a number is negative, or a fork would take more than two hours
     */
    public Timing {
        Bounds.require("warm-ups of a fork", warmups, 0, MOST_ITERATIONS);
        Bounds.require("iterations of a fork", iterations, 0, MOST_ITERATIONS);
        Bounds.require("ms of a warm-up", warmupMs, 0, LONGEST_MS);
        Bounds.require("ms of an iteration", iterationMs, 0, LONGEST_MS);
        Bounds.require("ms of a fork", (long) warmups * warmupMs + (long) iterations * iterationMs, 0, LONGEST_MS);
    }

    /** All iterations of a fork together, in ns. */
    public long iterationNs() {
        return 1_000_000L * ((long) warmups * warmupMs + (long) iterations * iterationMs);
    }
}
