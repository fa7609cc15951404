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
import io.threadtoll.probe.kthread.KernelThreadKill;
import io.threadtoll.probe.kthread.KernelThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Kernel threads are said to be out of reach of kill: they ignore all signals. Some are sent one where a person allows it; else
 * it rests on what they ignore.
 */
@AutoService(Claim.class)
public final class CannotBeKilled implements Claim {
    private static final Cell PROBE = Cell.ofProbe(KernelThreads.ID);
    private static final Cell KILL = Cell.ofProbe(KernelThreadKill.ID);

    /** A few ask for a signal, as a file system's thread that root may stop. */
    private static final Band NEARLY_ALL = Band.atLeast(0.9).refutedOnlyBelow(0.5);

    /** A single one may have been ended by the kernel at that moment; that none is left is no accident. */
    private static final Band ALL = Band.exactly(1).refutedOnlyBelow(Double.MIN_VALUE);

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
        List<Figure> figures = new ArrayList<>();
        figures.add(
                evidence.share("kernel threads ignore every signal", PROBE, KernelThreads.IGNORING, KernelThreads.SEEN)
                        .within(NEARLY_ALL));
        Optional<Double> sent = evidence.find(KILL, KernelThreadKill.SENT).filter(kills -> kills > 0);
        if (sent.isPresent()) {
            figures.add(evidence.share(
                            "that were sent SIGKILL live on", KILL, KernelThreadKill.LIVED, KernelThreadKill.SENT)
                    .within(ALL));
        }
        return Ruling.on(figures)
                .because(reason(
                        sent.isPresent(),
                        evidence.find(KILL, KernelThreadKill.REFUSED).isPresent()))
                .rows(evidence.notes("as read", PROBE))
                .rows(evidence.notes("as typed", KILL))
                .verdict();
    }

    private static String reason(boolean sent, boolean tried) {
        if (sent) {
            return "by SigIgn of each, and by kills that were sent: who lives on has the id and the start time of before";
        }
        return tried
                ? "by SigIgn of each; this user may send them no signal"
                : "by SigIgn of each; nothing was sent, which takes --allow-kill";
    }
}
