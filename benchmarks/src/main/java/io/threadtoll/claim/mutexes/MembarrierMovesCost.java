// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
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
import io.threadtoll.model.Unit;
import io.threadtoll.probe.mechanism.MembarrierPrice;
import java.util.List;

/**
 * A barrier that one thread orders for all (membarrier(2)) spares the others theirs, and is paid by whoever orders it: judged
 * where nobody else runs, which is the least that it can cost.
 */
@AutoService(Claim.class)
public final class MembarrierMovesCost implements Claim {
    /** "Far more": at least ten fences. */
    static final Band TEN_FENCES = Band.atLeast(10);

    private static final Cell PROBE = Cell.ofProbe(MembarrierPrice.ID);

    @Override
    public Title title() {
        return Title.ours(
                "membarrier-price",
                Section.MUTEXES,
                "A memory barrier ordered for all threads costs whoever orders it at least ten fences of its own.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(List.of(PROBE));
        double fence = evidence.average(PROBE, MembarrierPrice.FENCE_NS);
        double asleep = evidence.average(PROBE, MembarrierPrice.ASLEEP_NS);
        double spinners = evidence.average(PROBE, MembarrierPrice.SPINNERS);
        return Ruling.on(Figure.exact("times a fence of its own, while all others sleep", asleep / fence)
                        .within(TEN_FENCES))
                .beside(
                        Figure.exact("a barrier for all, while they sleep", Unit.NANOSECONDS, asleep),
                        Figure.exact(
                                "beside " + Math.round(spinners) + " that spin",
                                Unit.NANOSECONDS,
                                evidence.average(PROBE, MembarrierPrice.BESIDE_SPINNERS_NS)),
                        Figure.exact("a fence", Unit.NANOSECONDS, fence))
                .reproduced("it pays where the threads that are spared a fence run that much more often")
                .refuted("it costs hardly more than a fence")
                .verdict();
    }
}
