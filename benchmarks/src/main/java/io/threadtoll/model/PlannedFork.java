// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

/**
 * One fork that a round has to make.
 *
 * @param jvm what it runs on
 * @param planned what it measures, and how long
 * @param again whether it is of the second copy of an A/A pair
 */
public record PlannedFork(Jvm jvm, Plan.PlannedCell planned, boolean again) {
    /** What tells it from every other fork of its round. */
    public String key() {
        return key(jvm.label(), again, planned.cell());
    }

    /** The same of a fork that was made. */
    public static String key(Fork fork, Run run) {
        return key(run.labelOf(fork), fork.again(), fork.cell());
    }

    private static String key(String label, boolean again, Cell cell) {
        return label + (again ? " again " : " ") + cell;
    }
}
