// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

/**
 * A fork to be made.
 *
 * @param round which round of the run it belongs to, from 0
 * @param jvm the label of the JVM it runs on
 * @param planned what it measures, and how long
 * @param again whether it is of the second copy of an A/A pair
 */
public record PlannedFork(int round, String jvm, Plan.PlannedCell planned, boolean again) {
    /** What tells it from every other fork of its run. */
    public ForkId id() {
        return new ForkId(round, jvm, planned.cell(), again);
    }
}
