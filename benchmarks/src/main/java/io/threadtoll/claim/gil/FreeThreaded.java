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
import io.threadtoll.probe.gil.WorkerKind;
import java.util.List;

/** The build without a GIL (PEP 703, PEP 779) does run threads in parallel. */
@AutoService(Claim.class)
public final class FreeThreaded implements Claim {
    /** As processes of our reference do; what processes reach beside it is the control. */
    private static final Band PARALLEL = Band.atLeast(1.7);

    @Override
    public Title title() {
        return Title.ofArticle(
                "free-threaded",
                Section.GIL,
                "There is a build of CPython without the GIL, an interpreter of its own since 3.13, whose threads compute in"
                        + " parallel.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return ParallelWorkers.needs(machine);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Interpreters interpreters = ParallelWorkers.of(evidence)
                .only(
                        Interpreters.Measured::gilDisabled,
                        "no CPython here is built without a GIL; such a one, python3.13t or later, is found on the PATH or"
                                + " given with --python")
                .only(one -> !one.gilOn(), "it was built without a GIL, but has taken it back at run time");
        Evidence seen = ParallelWorkers.parallel(evidence);
        Ruling ruling = Ruling.on(interpreters.figures(one -> one.mean(
                                seen,
                                "times as much by 2 threads as by one",
                                WorkerKind.BYTECODE_THREADS.speedupOfTwo())
                        .within(PARALLEL)))
                .reproduced("its threads compute at the same moment")
                .refuted("its threads gain less, while processes gain that")
                .rows(interpreters.rows());
        interpreters
                .all()
                .forEach(one -> ruling.control(
                        one.mean(seen, "times by 2 processes", WorkerKind.BYTECODE_PROCESSES.speedupOfTwo()),
                        PARALLEL,
                        "two processes did not gain that either, so the machine could not show it"));
        return ruling.verdict();
    }
}
