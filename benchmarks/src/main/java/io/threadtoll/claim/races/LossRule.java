// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.races;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.lostupdates.CounterKind;
import io.threadtoll.bench.lostupdates.UnguardedCounter;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import java.util.Arrays;
import java.util.List;

/**
 * Decides whether a counter loses updates. That some are lost is counted, exactly and in each fork, beside an atomic counter
 * that may lose none; how many they are is an interval that decides nothing. Only that none is lost needs the gate: where two
 * threads don't run at the same moment it shows nothing, while a lost update is one wherever it is seen.
 */
final class LossRule {
    /** "Some are lost": in every fork, or in nine of ten where there are so many. */
    private static final Band EVERY = Band.exactly(1).refutedOnlyBelow(Math.nextUp(0.0));

    private static final Band NEARLY_EVERY = Band.atLeast(0.9).refutedOnlyBelow(Math.nextUp(0.0));
    private static final int MANY = 10;

    private static final CounterKind CONTROL = CounterKind.ATOMIC_LONG;
    private static final Band NONE = Band.exactly(0);

    private LossRule() {}

    /** P threads, one a CPU, increment a counter. */
    static Cell unguarded(CounterKind counter, Machine machine) {
        return UnguardedCounter.incrementCell(counter, Placement.SPREAD_OVER_CORES, ThreadCount.P.on(machine));
    }

    static List<Cell> needs(CounterKind counter, Machine machine) {
        return List.of(Evidence.GATE, unguarded(counter, machine), unguarded(CONTROL, machine));
    }

    static Verdict judge(CounterKind counter, Evidence evidence) {
        return evidence.seenAnywhere(seen -> counted(counter, seen));
    }

    private static Verdict counted(CounterKind counter, Evidence evidence) {
        Cell cell = unguarded(counter, evidence.machine());
        Cell control = unguarded(CONTROL, evidence.machine());
        evidence.require(List.of(cell, control));
        double[] lost = evidence.of(cell, TeamMetrics.LOST_FRACTION);
        double losing = Arrays.stream(lost).filter(share -> share > 0).count();
        return Ruling.on(Figure.share("forks lost some", losing, lost.length)
                        .within(lost.length < MANY ? EVERY : NEARLY_EVERY))
                .beside(Figure.of("of the increments lost", Unit.FRACTION, Estimates.mean(lost, evidence.confidence())))
                .control(
                        Figure.exact("lost by an atomic counter", evidence.sum(control, TeamMetrics.LOST)),
                        NONE,
                        "an atomic counter lost some too, so that something else is wrong")
                .reproduced("threads overwrote each other's increments")
                .refuted("none got lost although two threads ran in parallel")
                .open("some forks lost none")
                .verdict();
    }
}
