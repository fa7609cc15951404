// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

/**
 * Which of a run's forks one is. A fork that was disturbed and the one that is made in its stead have the same.
 *
 * @param round which round of the run, from 0
 * @param jvm the label of the JVM it runs on
 * @param cell what it measures
 * @param again whether it is of the second copy of an A/A pair
 */
public record ForkId(int round, String jvm, Cell cell, boolean again) {
    /** The fork of the same cell and JVM in another round. */
    public ForkId in(int other) {
        return new ForkId(other, jvm, cell, again);
    }
}
