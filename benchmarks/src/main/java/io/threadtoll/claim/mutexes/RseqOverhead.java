// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

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
import io.threadtoll.probe.mechanism.RseqCost;
import io.threadtoll.probe.mechanism.RseqSetting;
import java.util.List;

/** Restartable sequences (rseq(2)), which glibc registers for every thread, are said to slow threads that never use them. */
@AutoService(Claim.class)
public final class RseqOverhead implements Claim {
    /** "At least 5 %". */
    static final Band SLOWER = Band.atLeast(1.05);

    private static final Cell WITH = RseqCost.cell(RseqSetting.REGISTERED);
    private static final Cell WITHOUT = RseqCost.cell(RseqSetting.UNREGISTERED);

    @Override
    public Title title() {
        return Title.ours(
                "rseq-cost",
                Section.MUTEXES,
                "Restartable sequences make every system call at least 5 % dearer, even where nobody uses them.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(WITH, WITHOUT);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(List.of(WITH, WITHOUT));
        return Ruling.on(evidence.ratio("times the system call without them", WITH, WITHOUT, RseqCost.CALL_NS)
                        .within(SLOWER))
                .beside(
                        evidence.ratio("times the hop between two threads", WITH, WITHOUT, RseqCost.HOP_NS),
                        evidence.mean("a system call with them", WITH, RseqCost.CALL_NS),
                        evidence.mean("a hop with them", WITH, RseqCost.HOP_NS))
                .refuted("they cost a call that doesn't switch less than that")
                .verdict();
    }
}
