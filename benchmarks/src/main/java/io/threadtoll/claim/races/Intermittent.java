// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.races;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.lostupdates.CounterKind;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import java.util.List;

/** A race gives another result each time. */
@AutoService(Claim.class)
public final class Intermittent implements Claim {
    /**
     * How unlike the forks have to be. The lower bound of a deviation is above zero for any two numbers that differ, so
     * "off zero" would decide nothing; counting noise alone over millions of increments is below 0.1 %.
     */
    static final Band UNLIKE = Band.atLeast(0.01);

    @Override
    public Title title() {
        return Title.ofArticle(
                "intermittent",
                Section.RACES,
                "How many increments a race loses differs from one run of the same program to the next.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return LossRule.needs(CounterKind.PLAIN, machine);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return evidence.seenAnywhere(Intermittent::varied);
    }

    /** Forks that lose differently do so wherever they ran; that they don't shows nothing where threads took turns. */
    private static Verdict varied(Evidence evidence) {
        Cell counter = LossRule.unguarded(CounterKind.PLAIN, evidence.machine());
        double[] lost = evidence.of(counter, TeamMetrics.LOST_FRACTION);
        return Ruling.on(Figure.of(
                                "variation of the lost share",
                                Unit.FRACTION,
                                Estimates.variation(lost, evidence.confidence()))
                        .within(UNLIKE))
                .beside(Figure.exact("forks", lost.length))
                .because("standard deviation over the forks / mean")
                .verdict();
    }
}
