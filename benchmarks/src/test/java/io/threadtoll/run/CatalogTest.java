// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Claims;
import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.Machine;
import io.threadtoll.machine.topology.NodeDistances;
import io.threadtoll.machine.topology.Topology;
import io.threadtoll.machine.topology.TopologyLevel;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.Probes;
import io.threadtoll.probe.Scale;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is asked for can be measured. */
class CatalogTest {
    private static final Catalog CATALOG = Catalog.load();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 64})
    void whatClaimsNeedExists(int processors) {
        Set<Cell> cells = Arrays.stream(Scale.values())
                .flatMap(scale -> CATALOG.cells(new Machine(processors), scale).stream())
                .collect(Collectors.toSet());
        for (Claim claim : Claims.all()) {
            for (Depth depth : Depth.values()) {
                assertThat(cells).as(claim.title().id()).containsAll(claim.needs(new Machine(processors), depth));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void cellsAndTheirLabelsAreUnique(int processors) {
        for (Scale scale : Scale.values()) {
            List<Cell> cells = CATALOG.cells(new Machine(processors), scale);
            assertThat(cells).doesNotHaveDuplicates();
            assertThat(cells).extracting(Cell::toString).doesNotHaveDuplicates();
        }
    }

    @Test
    void everyBenchmarkAsksSomething() {
        assertThat(CATALOG.entries()).hasSizeGreaterThan(8).allSatisfy(entry -> {
            assertThat(entry.question().value()).endsWith("?");
            assertThat(entry.question().operation()).isNotBlank();
            assertThat(entry.question().threads()).isNotEmpty();
            assertThat(entry.threads()).isNotBlank();
        });
    }

    @Test
    void everyMutexIsInTheGridOfEveryLockBenchmark() {
        List<String> kinds =
                Arrays.stream(MutexKind.values()).map(MutexKind::name).toList();
        assertThat(CATALOG.entries())
                .filteredOn(entry -> entry.params().containsKey("mutex"))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(entry -> assertThat(entry.params().get("mutex")).containsExactlyElementsOf(kinds));
    }

    /** On two packages of two cores with a cache for both, and on one of them, where no class is to be told from another. */
    @Test
    void aGridHasTheClassesOfPairsThatTheMachineHas() {
        List<CpuList> packages = List.of(CpuList.of(List.of(0, 1)), CpuList.of(List.of(2, 3)));
        Map<TopologyLevel, List<CpuList>> groups = Map.of(
                TopologyLevel.CORE,
                        Stream.of(0, 1, 2, 3).map(List::of).map(CpuList::of).toList(),
                TopologyLevel.L2, packages,
                TopologyLevel.PACKAGE, packages);
        NodeDistances unknown = new NodeDistances(List.of(), List.of());
        Machine two = new Machine(4, new Topology(List.of(0, 1, 2, 3), groups, unknown));
        Machine one = new Machine(2, new Topology(List.of(0, 1), groups, unknown));
        assertThat(placements(two, Map.of()))
                .containsOnly("SPREAD_OVER_CORES", "PACKED", "FREE", "SAME_CACHE", "OTHER_PACKAGE");
        assertThat(placements(one, Map.of())).containsOnly("SPREAD_OVER_CORES", "PACKED", "FREE");
        assertThat(placements(one, Map.of("placement", List.of("OTHER_NODE")))).contains("OTHER_NODE");
        assertThat(CATALOG.cells(two, Scale.QUICK))
                .filteredOn(cell -> "SAME_CACHE".equals(cell.params().get("placement")))
                .isNotEmpty()
                .allMatch(cell -> cell.threads() <= 2);
    }

    private static Set<String> placements(Machine machine, Map<String, List<String>> chosen) {
        return CATALOG.cells(machine, Scale.QUICK, chosen).stream()
                .flatMap(cell -> Stream.ofNullable(cell.params().get("placement")))
                .collect(Collectors.toSet());
    }

    @Test
    void probesAreNamedAndAskSomething() {
        assertThat(Probes.all()).isNotEmpty().allSatisfy(probe -> {
            assertThat(probe.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(probe.question()).endsWith("?");
        });
        assertThat(Probes.all()).extracting(Probe::id).doesNotHaveDuplicates();
        assertThat(CATALOG.cells(new Machine(2), Scale.QUICK))
                .filteredOn(Cell::isProbe)
                .extracting(Cell::probe)
                .containsAll(Probes.all().stream()
                        .filter(probe -> !probe.kills())
                        .map(Probe::id)
                        .toList());
    }

    @Test
    void whatKillsIsInNoGrid() {
        assertThat(Catalog.killing()).isNotEmpty();
        for (Scale scale : Scale.values()) {
            assertThat(CATALOG.cells(new Machine(2), scale)).doesNotContainAnyElementsOf(Catalog.killing());
        }
    }
}
