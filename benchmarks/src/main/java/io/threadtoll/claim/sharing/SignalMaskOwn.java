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
import io.threadtoll.probe.thread.ThreadIdentity;
import java.util.List;

/** Each thread has a signal mask of its own, and all have one table of handlers. */
@AutoService(Claim.class)
public final class SignalMaskOwn implements Claim {
    private static final Cell PROBE = Cell.ofProbe(ThreadIdentity.ID);
    private static final Band ONE = Band.exactly(1);
    private static final Band SEVERAL = Band.atLeast(2).neverRefuting();

    @Override
    public Title title() {
        return Title.ofArticle(
                "sigmask",
                Section.SHARING,
                "Which signals are blocked is each thread's own; which are handled is the process's.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Ruling.on(
                        evidence.range("signal masks of this JVM's threads", PROBE, ThreadIdentity.MASKS)
                                .within(SEVERAL),
                        evidence.range("sets of caught signals", PROBE, ThreadIdentity.CAUGHT)
                                .within(ONE))
                .because(
                        "SigBlk and SigCgt of each entry of /proc/self/task; the JVM blocks signals in some threads only")
                .verdict();
    }
}
