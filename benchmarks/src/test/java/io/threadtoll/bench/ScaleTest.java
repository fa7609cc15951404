// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.linux.Affinity;
import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.Machine;
import io.threadtoll.machine.topology.CpuDistance;
import io.threadtoll.machine.topology.NodeDistances;
import io.threadtoll.machine.topology.Topology;
import io.threadtoll.machine.topology.TopologyLevel;
import io.threadtoll.machine.topology.UsableCpus;
import io.threadtoll.model.Cell;
import io.threadtoll.model.NotApplicableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Thread counts, places and lengths of work. */
class ScaleTest {
    private static final NodeDistances NONE = new NodeDistances(List.of(), List.of());

    /** CPUs, cores, and the counts in their order. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1 2 2 2 4 8 16",
        "2, 2, 1 2 2 2 4 8 16",
        "2, 1, 1 2 2 2 4 8 16",
        "4, 4, 1 2 4 4 8 16 32",
        "128, 64, 1 2 64 128 256 512 512",
    })
    void threadCountsFollowTheMachine(int processors, int cores, String counts) {
        Machine machine = machine(processors, cores);
        List<String> actual = new ArrayList<>();
        for (ThreadCount count : ThreadCount.values()) {
            actual.add(String.valueOf(count.on(machine)));
        }
        assertThat(String.join(" ", actual)).isEqualTo(counts);
    }

    /** Done so that a run of the grid takes no longer on a large machine. */
    @ParameterizedTest
    @CsvSource({"1, 1, 4", "2, 2, 4", "4, 4, 5", "8, 4, 5", "128, 64, 5", "4096, 2048, 5"})
    void thereAreFewDifferentOnes(int processors, int cores, int different) {
        assertThat(ThreadCount.on(machine(processors, cores), ThreadCount.ALL)).hasSize(different);
    }

    private static Machine machine(int processors, int cores) {
        List<CpuList> siblings = IntStream.range(0, cores)
                .mapToObj(core -> CpuList.of(IntStream.range(0, processors / cores)
                        .map(thread -> core + thread * cores)
                        .boxed()
                        .toList()))
                .toList();
        List<Integer> cpus = IntStream.range(0, processors).boxed().toList();
        return new Machine(processors, new Topology(cpus, Map.of(TopologyLevel.CORE, siblings), NONE));
    }

    @Test
    void spreadBindsWorkersToOneCpuEachBeforeAnyHasTwo() throws Exception {
        List<Integer> cpus = Affinity.allowed();
        Set<Integer> taken = new HashSet<>();
        for (int worker = 0; worker < cpus.size(); worker++) {
            List<Integer> bound = allowedAfter(Placement.SPREAD_OVER_CORES, worker);
            assertThat(bound).hasSize(1);
            taken.addAll(bound);
            assertThat(allowedAfter(Placement.SPREAD_OVER_CORES, worker + cpus.size()))
                    .isEqualTo(bound);
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(cpus);
    }

    /** Each class is here or not, and what is said is what is so. */
    @ParameterizedTest
    @EnumSource(Placement.class)
    void aPairOfAClassIsTwoCpusOrNotApplicable(Placement placement) throws Exception {
        Optional<CpuDistance> distance = placement.distance();
        if (distance.isEmpty()) {
            placement.require();
        } else if (UsableCpus.here().pair(distance.orElseThrow()).isEmpty()) {
            assertThatThrownBy(placement::require)
                    .isInstanceOf(NotApplicableException.class)
                    .hasMessageContaining(
                            placement + ": " + distance.orElseThrow().idea());
        } else {
            placement.require();
            assertThat(allowedAfter(placement, 0)).hasSize(1).isNotEqualTo(allowedAfter(placement, 1));
            assertThat(allowedAfter(placement, 2)).isEqualTo(allowedAfter(placement, 0));
            assertThat(placement.places(8)).isEqualTo(2);
        }
    }

    /** Where workers that were bound by number are as spread as those of today, and where not. */
    @ParameterizedTest
    @CsvSource({
        "2, 1, true",
        "2, 2, true",
        "2, 3, true",
        "4, 4, true",
        "4, 8, true",
        "4, 2, false",
        "4, 1, false",
        "1, 2, false"
    })
    void anOlderCellHasAnotherNameToday(int processors, int threads, boolean same) {
        Cell old = Cell.of(ScaleTest.class, "pass", Map.of("placement", "SPREAD", "insideNs", "0"), threads);
        Cell today =
                Cell.of(ScaleTest.class, "pass", Map.of("placement", "SPREAD_OVER_CORES", "insideNs", "0"), threads);
        assertThat(Placement.today(old, processors)).isEqualTo(same ? today : old);
        assertThat(Placement.today(today, processors)).isEqualTo(today);
        Cell packed = Cell.of(ScaleTest.class, "pass", Map.of("placement", "PACKED"), threads);
        assertThat(Placement.today(packed, processors)).isEqualTo(packed);
    }

    @Test
    void packedBindsAllToOneCpu() throws Exception {
        int first = Affinity.allowed().get(0);
        assertThat(allowedAfter(Placement.PACKED, 0)).containsExactly(first);
        assertThat(allowedAfter(Placement.PACKED, 5)).containsExactly(first);
    }

    @Test
    void freeBindsNobody() throws Exception {
        assertThat(allowedAfter(Placement.FREE, 1)).isEqualTo(Affinity.allowed());
    }

    @Test
    void noWorkIsNone() {
        assertThat(tokens(Work.ofNs(0))).isZero();
    }

    @Test
    void workHasALength() {
        long tokens = tokens(Work.ofNs(1000));
        assertThat(tokens).isGreaterThan(100);
        assertThat(tokens(Work.ofNs(2000))).as("calibrated once").isBetween(2 * tokens - 2, 2 * tokens + 2);
        assertThat(tokens(Work.ofNs(1))).isPositive();
        Work.ofNs(1).run();
        Work.ofNs(0).run();
    }

    private static long tokens(Work work) {
        return assertThat(work)
                .extracting("tokens")
                .asInstanceOf(InstanceOfAssertFactories.LONG)
                .actual();
    }

    /** On a thread of its own: a binding stays with its thread. */
    private static List<Integer> allowedAfter(Placement placement, int worker) throws InterruptedException {
        List<Integer> allowed = new ArrayList<>();
        Thread thread = new Thread(() -> {
            placement.place(worker);
            allowed.addAll(Affinity.allowed());
        });
        thread.start();
        thread.join();
        return allowed;
    }
}
