// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.topology;

/** How far two CPUs are from each other. Two of them are of one class at most. */
public enum CpuDistance {
    SMT_SIBLINGS("two threads of one core"),
    SAME_CACHE("two cores of one kind that share the last-level cache"),
    OTHER_CACHE("two cores of one kind and memory node with a last-level cache each"),
    FAST_AND_SLOW("a fast and a slow core of one memory node"),
    OTHER_NODE("two memory nodes of one package"),
    OTHER_PACKAGE("two packages");

    private final String idea;

    CpuDistance(String idea) {
        this.idea = idea;
    }

    /** Which CPUs these are, for a person. */
    public String idea() {
        return idea;
    }
}
