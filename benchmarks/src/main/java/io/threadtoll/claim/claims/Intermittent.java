// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.lostupdates.CounterKind;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.List;

/** A race gives another result each time. */
@AutoService(Claim.class)
public final class Intermittent implements Claim {
    /**
     * How unlike the forks have to be. The lower bound of a deviation is above zero for any two numbers that differ, so
     * "off zero" would decide nothing; counting noise alone over millions of increments is below 0.1 %.
     */
    static final double VARIATION = 0.01;

    @Override
    public String id() {
        return "intermittent";
    }

    @Override
    public String section() {
        return "Race Conditions";
    }

    @Override
    public String statement() {
        return "How many increments a race loses differs from one run of the same program to the next.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return List.of(RaceCells.gate(), RaceCells.unguarded(CounterKind.PLAIN, processors));
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Evidence parallel = evidence.parallel();
        return parallel.gap(needs(evidence.processors(), Depth.ESSENTIAL)).orElseGet(() -> varying(parallel));
    }

    private static Verdict varying(Evidence evidence) {
        double[] lost = evidence.means(
                RaceCells.unguarded(CounterKind.PLAIN, evidence.processors()), TeamMetrics.LOST_FRACTION);
        Interval variation = Estimates.variation(lost, 0.95);
        String figure = IntervalText.of(Unit.FRACTION, variation) + " variation of the lost share";
        String forks =
                "between " + lost.length + " forks, against a band that begins at " + Unit.FRACTION.format(VARIATION);
        if (variation.isAbove(VARIATION)) {
            return new Verdict(Outcome.REPRODUCED, figure, forks);
        }
        return new Verdict(variation.isBelow(VARIATION) ? Outcome.REFUTED : Outcome.INCONCLUSIVE, figure, forks);
    }
}
