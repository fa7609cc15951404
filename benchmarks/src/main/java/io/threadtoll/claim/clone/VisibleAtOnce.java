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
import io.threadtoll.probe.thread.StoreBuffering;
import java.util.List;

/** A write is said to be seen by the other thread immediately; store buffers and compilers say otherwise. */
@AutoService(Claim.class)
public final class VisibleAtOnce implements Claim {
    private static final Cell PROBE = Cell.ofProbe(StoreBuffering.ID);

    private static final Band NEVER = Band.exactly(0);

    @Override
    public Title title() {
        return Title.ofArticle(
                "visible-at-once", Section.CLONE, "A write by one thread is at once visible to the others.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        double seen = evidence.sum(PROBE, StoreBuffering.BOTH_OLD);
        return Ruling.on(Figure.share(
                                "times two threads each read what was there before the other's write",
                                seen,
                                evidence.sum(PROBE, StoreBuffering.TRIED))
                        .within(NEVER))
                .control(
                        Figure.exact(
                                "with a fence between write and read",
                                evidence.sum(PROBE, StoreBuffering.BOTH_OLD_FENCED)),
                        NEVER,
                        "it happens with a fence too, so the test is wrong")
                .refuted("each CPU keeps its writes in a store buffer for a while, and reads on meanwhile")
                .open("it was not seen, which shows nothing: the two may never have met")
                .verdict(seen > 0 ? Outcome.REFUTED : Outcome.INCONCLUSIVE);
    }
}
