// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Metric;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.Scale;
import io.threadtoll.report.LockLadder;
import io.threadtoll.report.text.LockLadderTable;
import io.threadtoll.run.Catalog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocksTest {
    private static final Machine MACHINE = new Machine(2);

    @Test
    void everyLockStandsInIt() {
        List<Cell> cells = Locks.cells(MACHINE);
        assertThat(cells).doesNotHaveDuplicates();
        assertThat(Catalog.load().cells(MACHINE, Scale.FULL, Map.of())).containsAll(cells);
        for (MutexKind mutex : MutexKind.values()) {
            assertThat(cells)
                    .filteredOn(cell -> mutex.name().equals(cell.params().get("mutex")))
                    .hasSize(5);
        }
    }

    @Test
    void aFigureIsOfItsOwnCellAndAMissingOneADash() {
        Cell alone = UncontendedLock.pairCell(MutexKind.THREE_STATE_FUTEX);
        Cell contended = Locks.cells(MACHINE).stream()
                .filter(cell -> cell.threads() == 8
                        && "JDK_REENTRANT".equals(cell.params().get("mutex"))
                        && cell.benchmark().endsWith(".pass"))
                .findFirst()
                .orElseThrow();
        List<Fork> forks = List.of(
                Forks.measured(alone, 13.0),
                Forks.measured(alone, 13.1),
                Forks.measured(alone, 12.9),
                Forks.with(
                        Forks.with(Forks.measured(contended, 1.0), Metric.TEAM_TIME, 25.0), TeamMetrics.FAIRNESS, 0.9));
        LockLadder ladder = Locks.ladder(forks, MACHINE);

        assertThat(ladder.rungs())
                .extracting(LockLadder.Rung::mutex)
                .containsExactly(MutexKind.THREE_STATE_FUTEX, MutexKind.JDK_REENTRANT);
        LockLadderTable table = new LockLadderTable(ladder);
        assertThat(table.markdown().lines())
                .startsWith(
                        "| lock | idea | alone | 2 threads | 8 threads | fairness | tail | calls |",
                        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
                        "| `THREE_STATE_FUTEX` | a third state for waiters: wakes only then | 13.0 ns ±2 % | - | - | - | - | - |",
                        "| `JDK_REENTRANT` | ReentrantLock | - | - | 25.0 ns | 0.900 | - | - |");
        assertThat(table.text(false, 100).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(new LockLadderTable(Locks.ladder(List.of(), MACHINE)).text(false, 100))
                .isEmpty();
    }
}
