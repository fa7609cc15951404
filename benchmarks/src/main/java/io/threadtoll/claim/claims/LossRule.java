// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.Arrays;
import java.util.List;

/** Decides whether a counter loses updates: in nearly every fork, and with an interval that is off zero. */
final class LossRule {
    /** The share of forks that have to lose something. */
    static final double FORKS_THAT_LOSE = 0.9;

    private LossRule() {}

    static Verdict judge(Evidence evidence, Cell counter) {
        Evidence parallel = evidence.parallel();
        return parallel.gap(List.of(RaceCells.gate(), counter)).orElseGet(() -> losing(parallel, counter));
    }

    private static Verdict losing(Evidence evidence, Cell counter) {
        double[] lost = evidence.means(counter, TeamMetrics.LOST_FRACTION);
        if (lost.length == 0) {
            return new Verdict(Outcome.INCONCLUSIVE, "", "no fork says what it lost");
        }
        Interval mean = Estimates.mean(lost, 0.95);
        long losing = Arrays.stream(lost).filter(share -> share > 0).count();
        String figure = IntervalText.of(Unit.FRACTION, mean) + " lost";
        String forks = losing + " of " + lost.length + " forks lost updates";
        if (losing == 0) {
            return new Verdict(Outcome.REFUTED, figure, forks + " although two threads ran in parallel");
        }
        if (losing >= FORKS_THAT_LOSE * lost.length && mean.isAbove(0)) {
            return new Verdict(Outcome.REPRODUCED, figure, forks);
        }
        return new Verdict(Outcome.INCONCLUSIVE, figure, forks + ": too few, or too unlike each other");
    }
}
