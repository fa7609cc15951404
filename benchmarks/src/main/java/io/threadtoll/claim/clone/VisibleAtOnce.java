// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.clone;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.thread.FlagVisibility;
import io.threadtoll.probe.thread.StoreBuffering;
import java.util.ArrayList;
import java.util.List;

/** A write is said to be seen by the other thread immediately; store buffers and compilers say otherwise. */
@AutoService(Claim.class)
public final class VisibleAtOnce implements Claim {
    private static final Cell STORES = Cell.ofProbe(StoreBuffering.ID);
    private static final Cell FLAGS = Cell.ofProbe(FlagVisibility.ID);
    private static final Band NEVER = Band.exactly(0);

    @Override
    public Title title() {
        return Title.ofArticle(
                "visible-at-once", Section.CLONE, "A write by one thread is at once visible to the others.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(FLAGS, STORES);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(List.of(FLAGS));
        List<Figure> figures = new ArrayList<>();
        figures.add(evidence.share(
                        "times a loop never saw a plain flag that another thread had set",
                        FLAGS,
                        FlagVisibility.PLAIN_UNSEEN,
                        FlagVisibility.SET)
                .within(NEVER));
        boolean severalCpus = hasTwoCpus(evidence);
        if (severalCpus) {
            figures.add(evidence.share(
                            "times two threads each read what was there before the other's write",
                            STORES,
                            StoreBuffering.BOTH_OLD,
                            StoreBuffering.TRIED)
                    .within(NEVER));
        }
        Ruling ruling = Ruling.on(figures)
                .control(
                        Figure.exact(
                                "of as many volatile flags were not seen",
                                evidence.sum(FLAGS, FlagVisibility.VOLATILE_UNSEEN)),
                        NEVER,
                        "a volatile flag was not seen either, so the loop looked for too short a time");
        if (severalCpus) {
            ruling.control(
                    Figure.exact(
                            "with a fence between write and read",
                            evidence.sum(STORES, StoreBuffering.BOTH_OLD_FENCED)),
                    NEVER,
                    "it happens with a fence too, so the test is wrong");
        }
        boolean late = figures.stream().anyMatch(figure -> figure.estimate() > 0);
        return ruling.refuted(
                        "a compiler may read a plain field once before a loop, and of two CPUs each keeps writes in a store"
                                + " buffer for a while")
                .open("it was not seen, which shows nothing: the two may never have met")
                .verdict(late ? Outcome.REFUTED : Outcome.INCONCLUSIVE);
    }

    /** On one CPU there are no two store buffers, but a compiler is there all the same. */
    private static boolean hasTwoCpus(Evidence evidence) {
        boolean one = evidence.gap(List.of(STORES))
                .filter(verdict -> verdict.outcome() == Outcome.NOT_APPLICABLE)
                .isPresent();
        if (!one) {
            evidence.require(List.of(STORES));
        }
        return !one;
    }
}
