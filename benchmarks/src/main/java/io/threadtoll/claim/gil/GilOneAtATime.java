// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.gil;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.CountedBy;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.gil.PythonWorkers;
import io.threadtoll.probe.gil.WorkerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The GIL lets one thread at a time execute bytecode: together they get the CPU time of one. */
@AutoService(Claim.class)
public final class GilOneAtATime implements Claim {
    /** One CPU, and what is charged to threads that wait their turn. */
    private static final Band ONE_CPU = Band.atMost(1.1);

    private static final Band MORE_THAN_ONE = Band.above(1.5);

    @Override
    public Title title() {
        return Title.ofArticle(
                "gil-one-at-a-time",
                Section.GIL,
                "Only one thread of a CPython process executes bytecode at any moment; the others wait for the GIL.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return ParallelWorkers.needs(machine);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Interpreters interpreters = ParallelWorkers.of(evidence).withGil();
        Evidence seen = ParallelWorkers.parallel(evidence);
        Ruling ruling = Ruling.on(interpreters.figures(
                        one -> one.mean(seen, "CPUs used by 2 threads", WorkerKind.BYTECODE_THREADS.cpuPerWallOfTwo())
                                .within(ONE_CPU)))
                .reproduced("two threads use the CPU time of one, and processes beside them that of two")
                .refuted("two threads use more than one CPU")
                .rows(interpreters.rows());
        List<EvidenceRow> counts = new ArrayList<>();
        for (Interpreters.Measured one : interpreters.all()) {
            ruling.control(
                    one.mean(seen, "CPUs used by 2 processes", WorkerKind.BYTECODE_PROCESSES.cpuPerWallOfTwo()),
                    MORE_THAN_ONE,
                    "two processes did not use more than one CPU either, so the machine could not show it");
            EvidenceRow row = counts(seen, one);
            counts.add(row);
        }
        boolean kernelCounts =
                interpreters.all().stream().allMatch(one -> seen.any(one.cell(), PythonWorkers.FUTEX_CALLS).length > 0);
        return ruling.rows(counts)
                .countedBy(kernelCounts ? CountedBy.KERNEL : CountedBy.NOBODY)
                .verdict();
    }

    /** What the turns cost: the GIL itself is a mutex and condition variables over futex. */
    private static EvidenceRow counts(Evidence evidence, Interpreters.Measured one) {
        return EvidenceRow.ofThose(
                "a second, " + one.name(),
                Stream.of(
                        beside(evidence, one, "futex calls by 2 threads", PythonWorkers.FUTEX_CALLS),
                        beside(evidence, one, "by one", PythonWorkers.FUTEX_CALLS_ALONE),
                        beside(evidence, one, "context switches by 2 threads", PythonWorkers.SWITCHES),
                        beside(evidence, one, "by one", PythonWorkers.SWITCHES_ALONE)));
    }

    private static Optional<Figure> beside(Evidence evidence, Interpreters.Measured one, String label, Metric metric) {
        return evidence.find(one.cell(), metric).map(mean -> Figure.exact(label, Math.rint(mean)));
    }
}
