// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.SavedFiles;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for every machine, on machines by lot; others with {@code -Dtopology.seed=N}. */
@Execution(ExecutionMode.CONCURRENT)
class CpuClassesTest {
    private static final long SEED = Long.getLong("topology.seed", 20261128);
    private static final String CPU = "/sys/devices/system/cpu/cpu";

    @ParameterizedTest
    @CsvSource({"300, 24", "40, 200", "3, 4096"})
    void eachClassHasCpusOfItsOwnAndNoOthers(int machines, int mostCpus) throws CannotTellException {
        for (int number = 0; number < machines; number++) {
            GeneratedMachine machine = new GeneratedMachine(SEED + number, mostCpus);
            Topology topology = Topology.of(machine.files);
            String which = "seed " + (SEED + number) + ", " + mostCpus + ": " + machine;
            assertThat(topology.cpus()).as(which).isEqualTo(machine.allowed);
            requireClasses(machine, topology, which);
            requireSpread(machine, topology, which);
            assertThat(Topology.of(topology.fields())).as(which).contains(topology);
        }
    }

    private static void requireClasses(GeneratedMachine machine, Topology topology, String which) {
        Map<CpuDistance, List<CpuPair>> pairs = new CpuClasses(topology).pairs(3);
        pairs.forEach((distance, some) -> assertThat(some)
                .as(which)
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(3)
                .doesNotHaveDuplicates()
                .allSatisfy(pair -> {
                    assertThat(machine.allowed).contains(pair.first(), pair.second());
                    assertThat(machine.distance(pair.first(), pair.second())).isEqualTo(distance);
                    if (distance == CpuDistance.FAST_AND_SLOW) {
                        assertThat(machine.online.get(pair.first()).kind()).isZero();
                    }
                }));
        assertThat(pairs.keySet()).as(which).isEqualTo(there(machine));
    }

    /** Each class that some two CPUs are of: of CPUs at the same place, two cores with two threads stand for all. */
    private static Set<CpuDistance> there(GeneratedMachine machine) {
        List<Integer> some = machine.allowed.size() < 300 ? machine.allowed : representatives(machine);
        Set<CpuDistance> there = new HashSet<>();
        for (int one : some) {
            some.stream()
                    .filter(other -> other != one)
                    .map(other -> machine.distance(one, other))
                    .forEach(there::add);
        }
        return there;
    }

    private static List<Integer> representatives(GeneratedMachine machine) {
        return machine.allowed.stream()
                .collect(Collectors.groupingBy(cpu -> machine.online.get(cpu).cache() * 2
                        + machine.online.get(cpu).kind()))
                .values()
                .stream()
                .flatMap(cpus ->
                        cpus.stream()
                                .collect(Collectors.groupingBy(
                                        cpu -> machine.online.get(cpu).core()))
                                .values()
                                .stream()
                                .sorted((one, other) -> other.size() - one.size())
                                .limit(2)
                                .flatMap(core -> core.stream().limit(2)))
                .toList();
    }

    private static void requireSpread(GeneratedMachine machine, Topology topology, String which) {
        List<Integer> spread = new CpuClasses(topology).overCores();
        assertThat(spread.stream().sorted().toList()).as(which).isEqualTo(machine.allowed);
        long cores = machine.allowed.stream()
                .map(cpu -> machine.online.get(cpu).core())
                .distinct()
                .count();
        assertThat((long) topology.cores()).as(which).isEqualTo(cores);
        assertThat(spread.stream()
                        .limit(cores)
                        .map(cpu -> machine.online.get(cpu).core()))
                .as(which)
                .doesNotHaveDuplicates();
        long caches = machine.allowed.stream()
                .map(cpu -> machine.online.get(cpu).cache())
                .distinct()
                .count();
        assertThat(spread.stream()
                        .limit(caches)
                        .map(cpu -> machine.online.get(cpu).cache()))
                .as(which)
                .doesNotHaveDuplicates();
    }

    @Test
    void ofUnknownCpusThereIsNoClassAndEachIsACore() {
        Topology topology = Topology.ofUnknown(List.of(3, 4, 7));
        assertThat(new CpuClasses(topology).pairs()).isEmpty();
        assertThat(new CpuClasses(topology).overCores()).containsExactly(3, 4, 7);
        assertThat(topology.cores()).isEqualTo(3);
        assertThat(Topology.of(topology.fields())).contains(topology);
    }

    /** What is missing of two cores of a package, and what can still be told of CPUs 0, 1 (siblings) and 2. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing                     | SMT_SIBLINGS SAME_CACHE
            core_cpus_list              |
            package_cpus_list           | SMT_SIBLINGS
            index1/shared_cpu_list      | SMT_SIBLINGS
            index1/level                | SMT_SIBLINGS
            """)
    void whatAFileDoesNotSayIsUnknown(String missing, String classes) throws CannotTellException {
        SavedFiles files = new SavedFiles().with("/proc/self/status", "Cpus_allowed_list: 0-2");
        for (int cpu = 0; cpu < 3; cpu++) {
            String core = cpu < 2 ? "0-1" : "2";
            files.with(CPU + cpu + "/topology/core_cpus_list", core)
                    .with(CPU + cpu + "/topology/package_cpus_list", "0-2")
                    .with(CPU + cpu + "/cache/index0/level", "1")
                    .with(CPU + cpu + "/cache/index0/type", "Data")
                    .with(CPU + cpu + "/cache/index0/shared_cpu_list", core)
                    .with(CPU + cpu + "/cache/index1/level", "2")
                    .with(CPU + cpu + "/cache/index1/shared_cpu_list", "0-2")
                    .without(CPU + cpu + "/topology/" + missing)
                    .without(CPU + cpu + "/cache/" + missing);
        }
        assertThat(new CpuClasses(Topology.of(files)).pairs().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        classes == null
                                ? List.of()
                                : Arrays.stream(classes.split(" ", -1))
                                        .map(CpuDistance::valueOf)
                                        .toList());
    }
}
