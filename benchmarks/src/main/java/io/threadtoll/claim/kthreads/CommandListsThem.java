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
import io.threadtoll.probe.kthread.KernelThreadCommand;
import java.util.List;

/** The article's command for listing kernel threads looks for brackets, which only the column {@code args} has. */
@AutoService(Claim.class)
public final class CommandListsThem implements Claim {
    private static final Cell PROBE = Cell.ofProbe(KernelThreadCommand.ID);

    private static final Band ALL = Band.exactly(1);

    @Override
    public Title title() {
        return Title.ofArticle(
                "kthread-command",
                Section.KTHREADS,
                "The command as printed, ps -eo pid,comm with a grep for brackets, lists the kernel threads.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Ruling.on(evidence.share(
                                "kernel threads were listed by the command as printed",
                                PROBE,
                                KernelThreadCommand.LISTED,
                                KernelThreadCommand.THREADS)
                        .within(ALL))
                .beside(
                        evidence.share(
                                "were with args for comm",
                                PROBE,
                                KernelThreadCommand.LISTED_WITH_ARGS,
                                KernelThreadCommand.THREADS),
                        evidence.range("lines were of others", PROBE, KernelThreadCommand.OTHERS_LISTED))
                .refuted(
                        "ps puts brackets round a name only in the column args, where a process has no command line; comm"
                                + " is the bare name")
                .reproduced("each of them has a line")
                .rows(evidence.notes("as typed", PROBE))
                .verdict();
    }
}
