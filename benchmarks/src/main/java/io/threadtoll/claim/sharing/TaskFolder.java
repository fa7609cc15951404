// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

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
import io.threadtoll.probe.thread.ThreadIdentity;
import java.util.ArrayList;
import java.util.List;

/** The kernel lists each thread of a process in a folder, and ps -eLf in a row. */
@AutoService(Claim.class)
public final class TaskFolder implements Claim {
    private static final Cell PROBE = Cell.ofProbe(ThreadIdentity.ID);
    private static final Band ALL = Band.exactly(1);

    @Override
    public Title title() {
        return Title.ofArticle(
                "task-dir",
                Section.SHARING,
                "/proc/PID/task has an entry for each thread of a process, and ps -eLf a row.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(List.of(PROBE));
        List<Figure> figures = new ArrayList<>();
        figures.add(
                evidence.share("entries for the threads counted", PROBE, ThreadIdentity.TASKS, ThreadIdentity.COUNTED)
                        .within(ALL));
        if (evidence.has(PROBE, ThreadIdentity.PS_ROWS)) {
            figures.add(evidence.share("rows of ps -eLf", PROBE, ThreadIdentity.PS_ROWS, ThreadIdentity.COUNTED)
                    .within(ALL));
        }
        return Ruling.on(figures)
                .because("against what the kernel counts (Threads: in its status)")
                .verdict();
    }
}
