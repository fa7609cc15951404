// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.kthreads;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.MissingEvidenceException;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.kthread.KernelThreads;
import java.util.List;

/** The number in a kernel thread's name is often that of its CPU; of kswapd it is a node, of kworker/u8 a pool. */
@AutoService(Claim.class)
public final class NumberIsCpu implements Claim {
    private static final Cell PROBE = Cell.ofProbe(KernelThreads.ID);

    /** The article says often: more than half. */
    private static final Band OFTEN = Band.above(0.5);

    @Override
    public Title title() {
        return Title.ofArticle(
                "kthread-cpu-suffix",
                Section.KTHREADS,
                "The number in a kernel thread's name often is the CPU that it is bound to.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        if (evidence.least(PROBE, KernelThreads.CPUS) < 2) {
            throw new MissingEvidenceException(new Verdict(
                    Outcome.NOT_APPLICABLE,
                    "with one CPU every thread is on the CPU of its number, and nothing is told"));
        }
        if (evidence.most(PROBE, KernelThreads.NUMBERED) == 0) {
            throw new MissingEvidenceException(
                    new Verdict(Outcome.NOT_APPLICABLE, "no kernel thread here has such a number in its name"));
        }
        return Ruling.on(evidence.share(
                                "numbered ones may run on the CPU of that number alone",
                                PROBE,
                                KernelThreads.BOUND,
                                KernelThreads.NUMBERED)
                        .within(OFTEN))
                .because("by the CPUs that the kernel lets each run on")
                .rows(evidence.notes("as read", PROBE))
                .verdict();
    }
}
