// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.topology;

import java.util.List;

/**
 * The memory nodes that have CPUs, and how far the firmware says each is from each (numa(7); kernel:
 * Documentation/ABI/stable/sysfs-devices-node).
 *
 * @param nodes their numbers, ascending, in the order of {@link Topology#groups} of {@link TopologyLevel#NODE}
 * @param rows a row for each with a number for each, 10 for itself; empty where the kernel doesn't say
 */
public record NodeDistances(List<Integer> nodes, List<List<Integer>> rows) {
    /** Of no node. */
    static final NodeDistances NONE = new NodeDistances(List.of(), List.of());

    public NodeDistances {
        nodes = List.copyOf(nodes);
        rows = List.copyOf(rows);
    }
}
