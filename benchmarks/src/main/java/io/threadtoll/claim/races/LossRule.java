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

/** Decides whether a counter loses updates: in nearly every fork, and with an interval that is off zero. */
final class LossRule {
    /** "Updates get lost": some are. */
    private static final Band SOME = Band.above(0);

    /** In nearly every fork; where none loses any, though threads ran in parallel, the claim is wrong. */
    private static final Band NEARLY_EVERY = Band.atLeast(0.9).refutedOnlyBelow(Math.nextUp(0.0));

    private LossRule() {}

    /** P threads, one a CPU, increment a counter. */
    static Cell unguarded(CounterKind counter, Machine machine) {
        return UnguardedCounter.incrementCell(counter, Placement.SPREAD, ThreadCount.P.on(machine.processors()));
    }

    static List<Cell> needs(CounterKind counter, Machine machine) {
        return List.of(Evidence.GATE, unguarded(counter, machine));
    }

    static Verdict judge(CounterKind counter, Evidence evidence) {
        Cell cell = unguarded(counter, evidence.machine());
        double[] lost = evidence.parallel().of(cell, TeamMetrics.LOST_FRACTION);
        double losing = Arrays.stream(lost).filter(share -> share > 0).count();
        return Ruling.on(
                        Figure.of("of the increments lost", Unit.FRACTION, Estimates.mean(lost, Evidence.CONFIDENCE))
                                .within(SOME),
                        Figure.share("forks lost some", losing, lost.length).within(NEARLY_EVERY))
                .reproduced("threads that ran in parallel overwrote each other's increments")
                .refuted("none got lost although two threads ran in parallel")
                .open("too few forks lost any, or they are too unlike each other")
                .verdict();
    }
}
