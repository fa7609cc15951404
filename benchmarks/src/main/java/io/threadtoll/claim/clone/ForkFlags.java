// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.clone;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.claim.rule.TracedClone;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.thread.CloneFlags;
import java.util.List;

/** fork is said to pass flags that ask for copies; there are none, and it passes none of those that share. */
@AutoService(Claim.class)
public final class ForkFlags implements Claim {
    private static final Cell PROBE = TracedClone.PROBE;

    /** Where it passes none the claim is wrong; one that it passes shares, and tells nothing for the claim. */
    private static final Band SOME = Band.atLeast(1);

    @Override
    public Title title() {
        return Title.ofArticle(
                "fork-flags",
                Section.CLONE,
                "fork passes flags to clone that tell the kernel to copy memory, files and signal handlers.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        TracedClone.require(evidence);
        Figure flags = evidence.range(
                        "flags of a fork say what is shared or copied", PROBE, CloneFlags.FORK_RESOURCE_FLAGS)
                .within(SOME);
        return Ruling.on(flags)
                .beside(evidence.beside(
                        "processes that a JVM started had its memory until they ran a program",
                        PROBE,
                        CloneFlags.JVM_PROCESSES_SHARING))
                .refuted("what is not shared is copied, and no flag asks for that: a fork passes none of either kind")
                .open("some flag says what the child shares")
                .rows(evidence.notes("as traced", PROBE))
                .verdict(flags.outcome() == Outcome.REFUTED ? Outcome.REFUTED : Outcome.INCONCLUSIVE);
    }
}
