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
import io.threadtoll.probe.gil.PythonWorkers;
import io.threadtoll.probe.gil.WorkerKind;
import java.util.List;
import java.util.stream.Stream;

/** Processes have a GIL each, so they go round it; so do interpreters with one of their own, where a version has them. */
@AutoService(Claim.class)
public final class GilMultiprocessing implements Claim {
    /** Two hardware threads of one core never reach two: only no gain at all refutes. */
    private static final Band FASTER = Band.atLeast(1.5).refutedOnlyBelow(ParallelWorkers.GAIN);

    @Override
    public Title title() {
        return Title.ofArticle(
                "gil-multiprocessing",
                Section.GIL,
                "Processes in place of threads make a CPU-bound CPython program faster, since each has a GIL of its own.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return ParallelWorkers.needs(machine);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Interpreters interpreters = ParallelWorkers.of(evidence);
        Evidence seen = ParallelWorkers.parallel(evidence);
        return Ruling.on(interpreters.figures(one -> one.mean(
                                seen,
                                "times as much by 2 processes as by one",
                                WorkerKind.BYTECODE_PROCESSES.speedupOfTwo())
                        .within(FASTER)))
                .reproduced("two interpreters in two processes compute at the same moment")
                .refuted("two processes do what one does, on two CPUs")
                .open("two processes do more than one, but far less than two: as the threads of one core do")
                .rows(interpreters.rows())
                .rows(interpreters.all().stream()
                        .map(one -> EvidenceRow.ofThose(
                                one.name(),
                                Stream.of(
                                        seen.beside("to start a process", one.cell(), PythonWorkers.PROCESS_START_NS),
                                        seen.beside(
                                                "times as much by 2 subinterpreters with a GIL each as by one",
                                                one.cell(),
                                                WorkerKind.BYTECODE_SUBINTERPRETERS.speedupOfTwo()))))
                        .toList())
                .verdict();
    }
}
