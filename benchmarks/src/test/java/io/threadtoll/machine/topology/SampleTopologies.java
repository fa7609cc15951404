// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.topology;

import io.threadtoll.machine.CpuList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Machines in which every class is but fast and slow cores. */
public final class SampleTopologies {
    private SampleTopologies() {}

    /**
     * Two packages of two nodes each, with two last-level caches in a node and two or more cores in a cache, of two threads,
     * the second ones numbered after all first ones.
     *
     * @param cpus 32 or a multiple of it
     */
    public static Topology ofServer(int cpus) {
        int cores = cpus / 2;
        return new Topology(
                IntStream.range(0, cpus).boxed().toList(),
                Map.of(
                        TopologyLevel.CORE, groups(cores, cores),
                        TopologyLevel.L1, groups(cores, cores),
                        TopologyLevel.L3, groups(8, cores),
                        TopologyLevel.NODE, groups(4, cores),
                        TopologyLevel.PACKAGE, groups(2, cores)),
                new NodeDistances(List.of(0, 1, 2, 3), List.of()));
    }

    /** So many groups of cores, equally large, each with both threads of its cores. */
    private static List<CpuList> groups(int groups, int cores) {
        int each = cores / groups;
        return IntStream.range(0, groups)
                .mapToObj(group -> CpuList.of(IntStream.range(group * each, (group + 1) * each)
                        .flatMap(core -> IntStream.of(core, core + cores))
                        .boxed()
                        .toList()))
                .toList();
    }
}
