// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.machine.Machine;
import io.threadtoll.machine.topology.SampleTopologies;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.Scale;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ByDistanceTest {
    @Test
    void itIsTheSameNumberOnAnyNumberOfCpus() {
        assertThat(cells(64)).hasSameSizeAs(cells(2048)).doesNotHaveDuplicates().allMatch(ByDistance::isOne);
    }

    @Test
    void eachClassThatIsThereHasLocksOfTwoThreads() {
        List<Cell> locks = cells(32).stream().filter(cell -> !cell.isProbe()).toList();
        assertThat(locks).allMatch(cell -> cell.threads() == 2);
        assertThat(locks.stream().map(cell -> cell.params().get("placement")).distinct())
                .containsExactly("SMT_SIBLINGS", "SAME_CACHE", "OTHER_CACHE", "OTHER_NODE", "OTHER_PACKAGE");
    }

    @Test
    void whereNothingTellsPairsApartThereIsNothing() {
        assertThat(ByDistance.cells(new Machine(2), Scale.FULL)).isEmpty();
    }

    private static List<Cell> cells(int cpus) {
        return ByDistance.cells(new Machine(cpus, SampleTopologies.ofServer(cpus)), Scale.STANDARD);
    }
}
