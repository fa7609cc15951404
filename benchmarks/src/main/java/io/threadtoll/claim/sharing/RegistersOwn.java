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
import io.threadtoll.probe.thread.KeptRegisters;
import java.util.List;

/** Each thread has its own values of a CPU's registers, which a context switch saves and brings back. */
@AutoService(Claim.class)
public final class RegistersOwn implements Claim {
    private static final Cell PROBE = Cell.ofProbe(KeptRegisters.ID);
    private static final Band NONE = Band.exactly(0);

    /** A scheduler need not switch at each yield, but without many switches nothing was put to the test. */
    private static final Band MANY = Band.atLeast(KeptRegisters.TIMES / 10.0);

    @Override
    public Title title() {
        return Title.ofArticle(
                "registers",
                Section.SHARING,
                "Each thread has register values of its own, which are saved and restored when threads are switched.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Ruling.on(evidence.share(
                                "looks of two threads on one CPU found a register changed",
                                PROBE,
                                KeptRegisters.CHANGED,
                                KeptRegisters.LOOKS)
                        .within(NONE))
                .control(
                        evidence.range("context switches meanwhile", PROBE, KeptRegisters.SWITCHES),
                        MANY,
                        "the two were hardly ever switched, so nothing was put to the test")
                .reproduced("none was ever lost; that is weak evidence, since no program would run if one were")
                .refuted("a register held what its thread had not put there")
                .verdict();
    }
}
