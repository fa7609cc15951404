// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.measure;

/**
 * How long one fork of a cell measures.
 *
 * @param warmups iterations that are not counted
 * @param warmupMs length of each, in ms
 * @param iterations iterations that are
 * @param iterationMs length of each, in ms
 */
public record Timing(int warmups, int warmupMs, int iterations, int iterationMs) {
    /** All iterations of a fork together, in ns. */
    public long iterationNs() {
        return 1_000_000L * ((long) warmups * warmupMs + (long) iterations * iterationMs);
    }
}
