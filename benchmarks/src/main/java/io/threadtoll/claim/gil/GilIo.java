// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.gil;

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
import io.threadtoll.probe.gil.PythonWorkers;
import io.threadtoll.probe.gil.WorkerKind;
import java.util.List;

/** Threads that block in reads let go of the GIL meanwhile. */
@AutoService(Claim.class)
public final class GilIo implements Claim {
    /** Two that wait take the time of one, whatever CPUs there are. */
    private static final Band DOUBLE = Band.atLeast(1.9);

    @Override
    public Title title() {
        return Title.ofArticle(
                "gil-io",
                Section.GIL,
                "Threads do make an I/O-bound CPython program faster, since one that waits lets go of the GIL.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return machine.pythons().stream().map(PythonWorkers::cell).toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Interpreters interpreters = Interpreters.of(evidence, PythonWorkers::cell);
        return Ruling.on(interpreters.figures(one -> one.mean(
                                evidence,
                                "times as many reads by 2 threads as by one",
                                WorkerKind.READING_THREADS.speedupOfTwo())
                        .within(DOUBLE)))
                .beside(interpreters.figures(
                        one -> one.mean(evidence, "times by 2 threads a CPU", WorkerKind.READING_THREADS.speedup())))
                .reproduced("blocking reads of several threads wait at the same time")
                .refuted("blocking reads wait for each other")
                .rows(interpreters.rows())
                .verdict();
    }
}
