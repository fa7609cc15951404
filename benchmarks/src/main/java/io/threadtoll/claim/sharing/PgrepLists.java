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
import io.threadtoll.probe.thread.PgrepCommand;
import java.util.List;

/** The article's command for listing threads takes it that a name has one process. */
@AutoService(Claim.class)
public final class PgrepLists implements Claim {
    private static final Cell PROBE = Cell.ofProbe(PgrepCommand.ID);
    private static final Band NO_ERROR = Band.exactly(0);

    @Override
    public Title title() {
        return Title.ofArticle(
                "pgrep-command",
                Section.SHARING,
                "The command as printed, ls /proc/$(pgrep NAME)/task/, lists the threads of a running program.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Ruling.on(evidence.range(
                                "is the exit code with two processes of that name", PROBE, PgrepCommand.EXIT_OF_TWO)
                        .within(NO_ERROR))
                .control(
                        evidence.range("with one", PROBE, PgrepCommand.EXIT_OF_ONE),
                        NO_ERROR,
                        "it fails with one process too, so something else is wrong")
                .refuted("pgrep then prints two ids, and the path is none")
                .reproduced("it listed them")
                .rows(evidence.notes("as typed", PROBE))
                .verdict();
    }
}
