// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.gil;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.gil.GilWait;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** I/O behind CPU: to let go of the GIL while one waits is cheap, to get it back is not. */
@AutoService(Claim.class)
public final class GilConvoy implements Claim {
    /** The interval itself, and a wake-up on a CPU that is busy. */
    private static final Band ABOUT_ONE = Band.between(0.9, 1.5);

    @Override
    public Title title() {
        return Title.ours(
                "gil-convoy",
                Section.GIL,
                "A thread whose read is done waits a whole switch interval for the GIL while another one computes.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        List<Cell> cells = new ArrayList<>();
        machine.pythons().forEach(python -> cells.add(GilWait.cell(python)));
        return cells;
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Interpreters interpreters = Interpreters.of(evidence, GilWait::cell).withGil();
        return Ruling.on(interpreters.figures(
                        one -> one.mean(evidence, "switch intervals a read waits", GilWait.USUAL_INTERVALS)
                                .within(ABOUT_ONE)))
                .reproduced("the holder is asked for the GIL only after that, so each read costs 5 ms that takes 0.1")
                .refuted("it waits less or more than that")
                .rows(interpreters.rows())
                .rows(interpreters.all().stream()
                        .map(one -> EvidenceRow.ofThose(
                                one.name(),
                                Stream.of(
                                        evidence.beside("while another thread computes", one.cell(), GilWait.USUAL_NS),
                                        evidence.beside("while none does", one.cell(), GilWait.ALONE_NS),
                                        evidence.beside("intervals of 1 ms", one.cell(), GilWait.SHORT_INTERVALS),
                                        evidence.beside("intervals of 10 ms", one.cell(), GilWait.LONG_INTERVALS))))
                        .toList())
                .verdict();
    }
}
