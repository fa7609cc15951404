// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.model.Timing;
import io.threadtoll.mutex.MutexKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three locks at two thread counts, two placements and two JVMs, with a probe. */
class BlocksTest {
    private static final List<MutexKind> LOCKS =
            List.of(MutexKind.STANDBY_FUTEX, MutexKind.JDK_REENTRANT, MutexKind.PTHREAD_MUTEX);

    @Test
    void jvmsOfACellAreNeighboursAndEachIsFirstInEveryOtherRound() {
        for (int round = 0; round < 4; round++) {
            List<PlannedFork> order = Blocks.ordered(forks(round), new Random(round), round);
            assertThat(order)
                    .hasSameElementsAs(forks(round))
                    .hasSize(forks(round).size());
            for (int i = 0; i < order.size(); i += 2) {
                assertThat(order.get(i).planned().cell())
                        .isEqualTo(order.get(i + 1).planned().cell());
                assertThat(order.get(i).jvm()).isEqualTo(round % 2 == 0 ? "jdk17" : "jdk25");
            }
        }
    }

    @Test
    void locksAtTheSameSettingsStandTogetherInAnyOrder() {
        Set<List<Cell>> orders = new HashSet<>();
        Set<Cell> firsts = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            List<Cell> cells = Blocks.ordered(forks(0), new Random(seed), 0).stream()
                    .map(fork -> fork.planned().cell())
                    .distinct()
                    .toList();
            orders.add(cells);
            firsts.add(cells.get(0));
            for (int threads : List.of(2, 8)) {
                for (Placement placement : List.of(Placement.FREE, Placement.SPREAD_OVER_CORES)) {
                    List<Integer> places = LOCKS.stream()
                            .map(lock -> cells.indexOf(cell(lock, placement, threads)))
                            .sorted()
                            .toList();
                    assertThat(places.get(2) - places.get(0)).isEqualTo(2);
                }
            }
        }
        assertThat(orders).hasSizeGreaterThan(15);
        assertThat(firsts).hasSizeGreaterThan(5);
    }

    @Test
    void theOrderIsThatOfItsSeed() {
        assertThat(Blocks.ordered(forks(3), new Random(7), 3)).isEqualTo(Blocks.ordered(forks(3), new Random(7), 3));
    }

    private static List<PlannedFork> forks(int round) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.ofProbe("parallelism")));
        for (int threads : List.of(2, 8)) {
            for (Placement placement : List.of(Placement.FREE, Placement.SPREAD_OVER_CORES)) {
                LOCKS.forEach(lock -> cells.add(cell(lock, placement, threads)));
            }
        }
        Timing timing = new Timing(0, 0, 1, 10);
        return List.of("jdk17", "jdk25").stream()
                .flatMap(jvm -> IntStream.range(0, cells.size())
                        .mapToObj(i -> new PlannedFork(round, jvm, new PlannedCell(cells.get(i), timing), false)))
                .collect(Collectors.toList());
    }

    private static Cell cell(MutexKind lock, Placement placement, int threads) {
        return ContendedLock.passCell(lock, placement, 0, 0, threads);
    }
}
