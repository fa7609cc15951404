// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.thread.StackReach;
import java.util.List;

/** Threads are said not to share stack memory; it is in the memory that they share, and nothing guards it. */
@AutoService(Claim.class)
public final class StackOutOfReach implements Claim {
    private static final Cell PROBE = Cell.ofProbe(StackReach.ID);
    private static final Band NONE = Band.exactly(0);

    @Override
    public Title title() {
        return Title.ofArticle("stack-unshared", Section.SHARING, "Threads do not share the memory of their stacks.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Ruling.on(evidence.range("of 4 stacks were read by another thread", PROBE, StackReach.READ)
                        .within(NONE))
                .refuted("a stack is a region of the one address space: who has its address can read and write it")
                .reproduced("no thread could read another's")
                .verdict();
    }
}
