// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.kthreads;

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
import io.threadtoll.probe.kthread.KernelThreads;
import java.util.ArrayList;
import java.util.List;

/** A kernel thread is said to have no address space; while it works it borrows that of whoever ran before. */
@AutoService(Claim.class)
public final class NoAddressSpace implements Claim {
    private static final Cell PROBE = Cell.ofProbe(KernelThreads.ID);
    private static final Band NONE = Band.exactly(0);

    @Override
    public Title title() {
        return Title.ofArticle("kthread-no-mm", Section.KTHREADS, "A kernel thread has no address space of its own.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        List<Figure> figures = new ArrayList<>();
        figures.add(evidence.share(
                        "kernel threads count any address space", PROBE, KernelThreads.WITH_MEMORY, KernelThreads.SEEN)
                .within(NONE));
        boolean legible = evidence.has(PROBE, KernelThreads.LEGIBLE);
        if (legible) {
            figures.add(evidence.share("have a mapping", PROBE, KernelThreads.WITH_MAPPINGS, KernelThreads.LEGIBLE)
                    .within(NONE));
        }
        return Ruling.on(figures)
                .reproduced(
                        legible
                                ? "no status of a thread with PF_KTHREAD has a Vm line, and no maps a mapping"
                                : "no status of a thread with PF_KTHREAD has a Vm line; this user may not read their maps")
                .refuted("some thread with PF_KTHREAD has one")
                .rows(evidence.notes("as read", PROBE))
                .verdict();
    }
}
