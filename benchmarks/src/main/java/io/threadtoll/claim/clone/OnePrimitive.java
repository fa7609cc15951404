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
import io.threadtoll.probe.thread.CloneFlags;
import java.util.List;

/** Threads and processes come from one system call, told apart by flags; but not every set of them is allowed. */
@AutoService(Claim.class)
public final class OnePrimitive implements Claim {
    private static final Cell PROBE = Cell.ofProbe(CloneFlags.ID);
    private static final Band BOTH = Band.exactly(CloneFlags.COMBINATIONS);

    @Override
    public Title title() {
        return Title.ofArticle(
                "one-primitive",
                Section.CLONE,
                "Threads and processes are made by one system call, clone, and differ by its flags alone.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Ruling.on(evidence.range(
                                "of 2 sets of flags that no task can have were refused", PROBE, CloneFlags.REFUSED)
                        .within(BOTH))
                .reproduced(
                        "the flags are one call's, and depend on each other: CLONE_THREAD needs CLONE_SIGHAND, and that"
                                + " CLONE_VM")
                .refuted("the kernel took a set of flags that it has to refuse")
                .rows(evidence.notes("as traced", PROBE))
                .verdict();
    }
}
