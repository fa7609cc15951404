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
import io.threadtoll.probe.gil.WorkerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Threads that compute bytecode get no more done than one; processes beside them do. */
@AutoService(Claim.class)
public final class GilCpu implements Claim {
    /** "Not faster": what is left for chance is far from what two CPUs give. */
    private static final Band NOT_FASTER = Band.atMost(ParallelWorkers.GAIN);

    @Override
    public Title title() {
        return Title.ofArticle(
                "gil-cpu",
                Section.GIL,
                "More threads do not make a CPU-bound CPython program faster, however many cores there are.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return ParallelWorkers.needs(machine);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Interpreters interpreters = ParallelWorkers.of(evidence).withGil();
        Evidence seen = ParallelWorkers.parallel(evidence);
        List<Figure> figures = new ArrayList<>();
        Stream.of(
                        interpreters.figures(one -> one.mean(
                                        seen,
                                        "times as much by 2 threads as by one",
                                        WorkerKind.BYTECODE_THREADS.speedupOfTwo())
                                .within(NOT_FASTER)),
                        interpreters.figures(
                                one -> one.mean(seen, "times by 2 threads a CPU", WorkerKind.BYTECODE_THREADS.speedup())
                                        .within(NOT_FASTER)))
                .forEach(each -> figures.addAll(List.of(each)));
        Ruling ruling = Ruling.on(figures)
                .reproduced("threads take turns, while processes beside them do go faster")
                .refuted("threads do go faster")
                .rows(interpreters.rows());
        return ParallelWorkers.withControl(ruling, interpreters, seen, WorkerKind.BYTECODE_PROCESSES)
                .verdict();
    }
}
