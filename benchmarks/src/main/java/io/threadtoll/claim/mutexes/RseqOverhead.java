// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.mechanism.RseqCost;
import io.threadtoll.probe.mechanism.RseqSetting;
import java.util.List;

/** Restartable sequences (rseq(2)), which glibc registers for every thread, are said to slow threads that never use them. */
abstract class RseqOverhead implements Claim {
    /** "At least 5 %". */
    private static final Band DEARER = Band.atLeast(1.05);

    private static final Cell WITH = RseqCost.cell(RseqSetting.REGISTERED);
    private static final Cell WITHOUT = RseqCost.cell(RseqSetting.UNREGISTERED);

    private final Metric metric;
    private final String label;

    /**
     * What is judged.
     *
     * @param label what it is, as it reads behind "times"
     */
    RseqOverhead(Metric metric, String label) {
        this.metric = metric;
        this.label = label;
    }

    @Override
    public final List<Cell> needs(Machine machine, Depth depth) {
        return List.of(WITH, WITHOUT);
    }

    @Override
    public final Verdict judge(Evidence evidence) {
        evidence.require(List.of(WITH, WITHOUT));
        return Ruling.on(evidence.ratio("times " + label + " without them", WITH, WITHOUT, metric)
                        .within(DEARER))
                .beside(evidence.mean(label + " with them", WITH, metric), evidence.mean("without", WITHOUT, metric))
                .reproduced("the kernel's part of them is paid by everybody")
                .refuted("they cost less than that, if anything")
                .verdict();
    }
}
