// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.statistics.Interval;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** One lock is twice as slow as the other in each round, in rounds that are very different. */
class PairedRatioTest {
    private static final double[] MACHINE = {100, 140, 90, 120, 160, 110, 95, 130};

    @Test
    void locksThatAreAloneAreHeldAgainstEachOtherByRound() {
        assertThat(width(UncontendedLock::pairCell, MACHINE.length)).isLessThan(0.01);
    }

    @Test
    void inFewRoundsOrWhereNeighboursAreNotAlikeTheyAreNot() {
        assertThat(width(UncontendedLock::pairCell, 5)).isGreaterThan(0.3);
        assertThat(width(kind -> ContendedLock.passCell(kind, Placement.FREE, 0, 0, 2), MACHINE.length))
                .isGreaterThan(0.3);
    }

    private static double width(Function<MutexKind, Cell> cell, int rounds) {
        Cell slow = cell.apply(MutexKind.JDK_REENTRANT);
        Cell fast = cell.apply(MutexKind.STANDBY_FUTEX);
        HandMade made = new HandMade();
        for (int round = 0; round < rounds; round++) {
            made.measuredIn(round, slow, Map.of(Metric.SCORE, 2 * MACHINE[round]));
            made.measuredIn(round, fast, Map.of(Metric.SCORE, MACHINE[round]));
        }
        Interval ratio =
                made.evidence().ratio("times as slow", slow, fast, Metric.SCORE).interval();
        return ratio.high() - ratio.low();
    }
}
