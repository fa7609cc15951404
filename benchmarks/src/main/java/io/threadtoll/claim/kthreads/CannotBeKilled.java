// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.kthreads;

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
import io.threadtoll.probe.kthread.KernelThreads;
import java.util.List;

/** Kernel threads are said to be out of reach of kill: they ignore all signals. Nothing is sent to any. */
@AutoService(Claim.class)
public final class CannotBeKilled implements Claim {
    private static final Cell PROBE = Cell.ofProbe(KernelThreads.ID);

    /** A few ask for a signal, as a file system's thread that root may stop. */
    private static final Band NEARLY_ALL = Band.atLeast(0.9).refutedOnlyBelow(0.5);

    @Override
    public Title title() {
        return Title.ofArticle(
                "kthread-unkillable", Section.KTHREADS, "Kernel threads cannot be killed from user space.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Ruling.on(evidence.share(
                                "kernel threads ignore every signal", PROBE, KernelThreads.IGNORING, KernelThreads.SEEN)
                        .within(NEARLY_ALL))
                .because("read from SigIgn, nothing was sent; a kill as root returns 0 and they live on")
                .rows(evidence.notes("as read", PROBE))
                .verdict();
    }
}
