// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

/**
 * The machine that a run measures, as far as it decides what can be measured there.
 *
 * @param processors CPUs the run may use, P of the thread counts
 */
public record Machine(int processors) {
    /** This one. */
    public static Machine here() {
        return new Machine(Runtime.getRuntime().availableProcessors());
    }
}
