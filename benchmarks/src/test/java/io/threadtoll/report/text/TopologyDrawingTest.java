// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.topology.NodeDistances;
import io.threadtoll.machine.topology.Topology;
import io.threadtoll.machine.topology.TopologyLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small machines are drawn whole, and large ones stay readable. */
class TopologyDrawingTest {
    @Test
    void twoCoresAreOneLine() {
        Topology topology = new Topology(
                List.of(0, 1),
                Map.of(
                        TopologyLevel.CORE, groups(2, 1, 1),
                        TopologyLevel.L2, groups(2, 1, 1),
                        TopologyLevel.L3, groups(1, 2, 1),
                        TopologyLevel.NODE, groups(1, 2, 1),
                        TopologyLevel.PACKAGE, groups(1, 2, 1)),
                new NodeDistances(List.of(0), List.of(List.of(10))));
        assertThat(TopologyDrawing.of(topology)).isEqualTo("""
                CPUs 0-1: 2 CPUs, 1 package, 1 memory node, 1 L3 cache, 2 cores
                """);
    }

    @Test
    void siblingsKindsAndNodesAreDrawn() {
        Topology topology = new Topology(
                IntStream.range(0, 8).boxed().toList(),
                Map.of(
                        TopologyLevel.CORE, List.of(list(0, 4), list(1), list(5), list(2, 6), list(3), list(7)),
                        TopologyLevel.L2, List.of(list(0, 1, 4, 5), list(2, 3, 6, 7)),
                        TopologyLevel.NODE, List.of(list(0, 1, 4, 5), list(2, 3, 6, 7)),
                        TopologyLevel.PACKAGE, groups(1, 8, 1),
                        TopologyLevel.KIND, List.of(list(0, 2, 4, 6), list(1, 3, 5, 7))),
                new NodeDistances(List.of(0, 8), List.of(List.of(10, 21), List.of(21, 10))));
        assertThat(TopologyDrawing.of(topology)).isEqualTo("""
                CPUs 0-7: 8 CPUs, 1 package, 2 memory nodes, 2 L2 caches, 6 cores
                  node 0  0-1,4-5
                    L2  0-1,4-5
                      fastest  0,4: 1 core [0 4]
                      slowest  1,5: 2 cores
                  node 8  2-3,6-7
                    L2  2-3,6-7
                      fastest  2,6: 1 core [2 6]
                      slowest  3,7: 2 cores
                Distances of nodes:
                    10  21
                    21  10
                """);
    }

    @Test
    void coresStandBesideTheirCache() {
        Topology topology = new Topology(
                List.of(0, 1, 2, 3, 4, 5, 6, 7),
                Map.of(
                        TopologyLevel.CORE, groups(4, 2, 4),
                        TopologyLevel.L3, List.of(list(0, 1, 4, 5), list(2, 3, 6, 7)),
                        TopologyLevel.PACKAGE, groups(1, 8, 1)),
                new NodeDistances(List.of(), List.of()));
        assertThat(TopologyDrawing.of(topology)).isEqualTo("""
                CPUs 0-7: 8 CPUs, 1 package, 2 L3 caches, 4 cores
                  L3  0-1,4-5: 2 cores [0 4] [1 5]
                  L3  2-3,6-7: 2 cores [2 6] [3 7]
                The kernel doesn't say here which memory nodes they share.
                """);
    }

    @Test
    void ofNothingKnownThereAreNumbers() {
        assertThat(TopologyDrawing.of(Topology.ofUnknown(List.of(3, 5)))).isEqualTo("""
                CPUs 3,5: 2 CPUs
                The kernel doesn't say here which packages, memory nodes, caches, cores they share.
                """);
    }

    @Test
    void fourThousandCpusFitOnAPage() {
        int cpus = 4096;
        List<List<Integer>> rows = new ArrayList<>();
        IntStream.range(0, 32)
                .forEach(row -> rows.add(IntStream.range(0, 32).boxed().toList()));
        Topology topology = new Topology(
                IntStream.range(0, cpus).boxed().toList(),
                Map.of(
                        TopologyLevel.CORE, groups(cpus / 2, 2, cpus / 2),
                        TopologyLevel.L2, groups(cpus / 2, 2, cpus / 2),
                        TopologyLevel.L3, groups(cpus / 8, 8, 1),
                        TopologyLevel.NODE, groups(32, cpus / 32, 1),
                        TopologyLevel.PACKAGE, groups(16, cpus / 16, 1)),
                new NodeDistances(IntStream.range(0, 32).boxed().toList(), rows));
        assertThat(TopologyDrawing.of(topology).lines().toList())
                .hasSizeLessThan(100)
                .allMatch(line -> line.length() <= 100);
    }

    /** So many groups of so many CPUs that are so far apart. */
    private static List<CpuList> groups(int number, int size, int apart) {
        return IntStream.range(0, number)
                .mapToObj(group -> CpuList.of(IntStream.range(0, size)
                        .map(i -> (apart == 1 ? group * size : group) + i * apart)
                        .boxed()
                        .toList()))
                .toList();
    }

    private static CpuList list(Integer... cpus) {
        return CpuList.of(List.of(cpus));
    }
}
