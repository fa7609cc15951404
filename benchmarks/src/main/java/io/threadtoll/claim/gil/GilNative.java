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

/** What is CPU-bound in native code that lets go of the GIL does go faster with threads: as much as with processes. */
@AutoService(Claim.class)
public final class GilNative implements Claim {
    /** Of what processes reach beside them, since what two CPUs give depends on the CPUs. */
    private static final Band NEARLY = Band.atLeast(0.85);

    @Override
    public Title title() {
        return Title.ours(
                "gil-native",
                Section.GIL,
                "Threads in native code that lets go of the GIL, such as hashing, do nearly as much as processes.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return ParallelWorkers.needs(machine);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Interpreters interpreters = ParallelWorkers.of(evidence)
                .only(
                        one -> evidence.any(one.cell(), PythonWorkers.THREADS_TO_PROCESSES).length > 0,
                        "its hashlib has no OpenSSL, and holds the GIL while it hashes");
        Evidence seen = ParallelWorkers.parallel(evidence);
        Ruling ruling = Ruling.on(interpreters.figures(one -> one.mean(
                                seen, "times what 2 processes gain by 2 threads", PythonWorkers.THREADS_TO_PROCESSES)
                        .within(NEARLY)))
                .reproduced("CPU-bound threads are not held up where the GIL is let go")
                .refuted("threads are held up although their hashing lets go of the GIL")
                .rows(interpreters.rows());
        interpreters
                .all()
                .forEach(one ->
                        ruling.beside(one.mean(seen, "times by 2 threads", WorkerKind.HASHING_THREADS.speedupOfTwo())));
        return ParallelWorkers.withControl(ruling, interpreters, seen, WorkerKind.HASHING_PROCESSES)
                .verdict();
    }
}
