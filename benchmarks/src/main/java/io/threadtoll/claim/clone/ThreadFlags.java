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
import io.threadtoll.claim.rule.TracedClone;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.thread.CloneFlags;
import java.util.List;

/** A new thread passes four flags to clone that the article names, and some more. */
@AutoService(Claim.class)
public final class ThreadFlags implements Claim {
    private static final Cell PROBE = TracedClone.PROBE;
    private static final Band ALL = Band.exactly(1);

    @Override
    public Title title() {
        return Title.ofArticle(
                "thread-flags",
                Section.CLONE,
                "A new thread is cloned with CLONE_VM, CLONE_FILES, CLONE_SIGHAND and CLONE_THREAD.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        TracedClone.require(evidence);
        return Ruling.on(evidence.share(
                                "threads of a JVM passed all four", PROBE, CloneFlags.WITH_THE_FOUR, CloneFlags.THREADS)
                        .within(ALL))
                .because("as strace shows them; the C library passes more, CLONE_FS among them")
                .rows(evidence.notes("as traced", PROBE))
                .verdict();
    }
}
