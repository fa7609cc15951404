// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.clone;

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
import io.threadtoll.probe.thread.ThreadIdentity;
import java.util.List;

/** getpid(2) is the id of the thread group, gettid(2) that of the thread. */
@AutoService(Claim.class)
public final class SamePid implements Claim {
    private static final Cell PROBE = Cell.ofProbe(ThreadIdentity.ID);
    private static final Band ONE = Band.exactly(1);
    private static final Band EACH = Band.exactly(ThreadIdentity.THREADS);

    @Override
    public Title title() {
        return Title.ofArticle(
                "same-pid",
                Section.CLONE,
                "All threads of a process report the same process id, and each has a thread id of its own.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Ruling.on(
                        evidence.range("process id in 8 threads", PROBE, ThreadIdentity.PIDS)
                                .within(ONE),
                        evidence.range("thread ids in them", PROBE, ThreadIdentity.TIDS)
                                .within(EACH))
                .because("getpid(2) and gettid(2), called by each")
                .verdict();
    }
}
