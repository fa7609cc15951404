// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.gil;

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
import io.threadtoll.probe.gil.PythonUpdates;
import java.util.ArrayList;
import java.util.List;

/**
 * The GIL is said to be let go between any two bytecode instructions. From 3.10 on CPython looks whether it should at calls and
 * at the ends of loops only (Python/ceval.c, CHECK_EVAL_BREAKER), so an increment of an attribute, several instructions without
 * either, loses nothing.
 */
@AutoService(Claim.class)
public final class GilBetweenBytecodes implements Claim {
    /** Since this minor version it is not so; where an older one loses none it only was not seen. */
    private static final int STALE_SINCE = 10;

    private static final Band SOME = Band.above(0);

    @Override
    public Title title() {
        return Title.ofArticle(
                "gil-between-bytecodes",
                Section.GIL,
                "CPython lets go of the GIL between bytecode instructions, and so within counter.v += 1.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return machine.pythons().stream().map(PythonUpdates::cell).toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Interpreters interpreters =
                Interpreters.of(evidence, PythonUpdates::cell).withGil();
        List<Figure> figures = new ArrayList<>();
        for (Interpreters.Measured one : interpreters.all()) {
            figures.add(share(evidence, one, "increments lost", one.cell(), true)
                    .within(one.minor() >= STALE_SINCE ? SOME : SOME.neverRefuting()));
        }
        String stale = interpreters.names(one -> one.minor() >= STALE_SINCE);
        String olderHere = interpreters.names(one -> one.minor() < STALE_SINCE);
        Ruling ruling = Ruling.on(figures)
                .reproduced("another thread came between the read and the write of one increment")
                .refuted("stale since 3.10, which looks at calls and ends of loops only: " + stale
                        + (olderHere.isEmpty() ? "" : "; true of " + olderHere))
                .rows(interpreters.rows());
        for (Interpreters.Measured one : interpreters.all()) {
            ruling.control(
                    share(evidence, one, "lost with a call inside", one.cell(), false),
                    SOME,
                    "none was lost with a call inside either, so the threads never took turns");
        }
        return ruling.verdict();
    }

    private static Figure share(Evidence evidence, Interpreters.Measured one, String label, Cell cell, boolean plain) {
        return Figure.share(
                one.label(label),
                evidence.sum(cell, plain ? PythonUpdates.LOST_PLAIN : PythonUpdates.LOST_WITH_CALL),
                evidence.sum(cell, PythonUpdates.TRIED));
    }
}
