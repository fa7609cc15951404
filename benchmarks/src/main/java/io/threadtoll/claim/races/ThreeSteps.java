// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.races;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.linux.MachineIncrement;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.thread.MachineSteps;
import java.util.List;

/** An increment is said to be lost because it is three machine steps; a processor that has it as one loses it too. */
@AutoService(Claim.class)
public final class ThreeSteps implements Claim {
    private static final Cell PROBE = Cell.ofProbe(MachineSteps.ID);
    private static final Band NONE = Band.exactly(0);
    private static final Band SOME = Band.above(0);

    @Override
    public Title title() {
        return Title.ofArticle(
                "three-steps",
                Section.RACES,
                "Increments get lost because each is three machine steps: load, add, store.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(
                PROBE,
                MachineSteps.lost(MachineIncrement.AT_ONCE),
                "this processor has no increment of memory in one instruction that is not atomic");
        return Ruling.on(lost(evidence, "increments in one instruction were lost", MachineIncrement.AT_ONCE)
                        .within(NONE))
                .control(
                        lost(evidence, "in three were", MachineIncrement.IN_STEPS),
                        SOME,
                        "none was lost in three steps either, so the two threads never met")
                .control(
                        lost(evidence, "in one atomic instruction were", MachineIncrement.LOCKED),
                        NONE,
                        "atomic increments were lost, so they were counted wrongly")
                .beside(evidence.beside("instructions of Java's byte code for one", PROBE, MachineSteps.BYTECODES))
                .rows(evidence.notes("as compiled", PROBE))
                .refuted(
                        "one instruction loses them too: what counts is whether it is atomic, not how many steps it is")
                .reproduced("only where it is three steps some are lost")
                .verdict();
    }

    private static Figure lost(Evidence evidence, String label, MachineIncrement kind) {
        return Figure.share(
                label, evidence.sum(PROBE, MachineSteps.lost(kind)), evidence.sum(PROBE, MachineSteps.TRIED));
    }
}
