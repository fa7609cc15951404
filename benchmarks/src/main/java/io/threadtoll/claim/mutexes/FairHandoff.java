// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
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
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.statistics.Estimates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The counterweight of the races for throughput: what a lock in the order of arrival gives, and what it costs. */
@AutoService(Claim.class)
public final class FairHandoff implements Claim {
    /** Jain's index of the threads' shares: (sum x)^2 / (n sum x^2), 1 where all are equal. */
    static final Band EVEN = Band.atLeast(0.99);

    @Override
    public Title title() {
        return Title.ours(
                "fair-handoff",
                Section.MUTEXES,
                "A futex lock that hands over in the order of arrival shares evenly: Jain's index is at least 0.99.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        Stream<Cell> fair = cells(MutexKind.FAIR_FUTEX, machine, depth).stream();
        return (depth == Depth.ESSENTIAL
                        ? fair
                        : Stream.concat(fair, cells(MutexKind.JDK_REENTRANT_FAIR, machine, depth).stream()))
                .toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(needs(evidence.machine(), Depth.ESSENTIAL));
        List<Cell> measured = cells(MutexKind.FAIR_FUTEX, evidence.machine(), Depth.THOROUGH).stream()
                .filter(cell -> evidence.has(List.of(cell)))
                .toList();
        List<Figure> indices = indices(measured, evidence, evidence.confidence());
        double together = evidence.confidence(measured.size());
        return Ruling.on(indices)
                .rows(measured.stream().map(cell -> row(evidence, cell)).toList())
                .reproduced("every thread gets its turn")
                .refuted("with some number of threads it shares less evenly")
                .verdict(Ruling.inEvery(indices, indices(measured, evidence, together)));
    }

    private static List<Figure> indices(List<Cell> cells, Evidence evidence, double confidence) {
        return cells.stream()
                .map(cell -> Figure.of(
                                "Jain's index with " + cell.threads() + " threads",
                                Unit.COUNT,
                                Estimates.mean(evidence.of(cell, TeamMetrics.FAIRNESS), confidence))
                        .within(EVEN))
                .sorted(Comparator.comparingDouble(Figure::estimate))
                .toList();
    }

    /** The cell's index, and its throughput beside the fair ReentrantLock's where that was measured. */
    private static EvidenceRow row(Evidence evidence, Cell cell) {
        Cell jdk = cell(MutexKind.JDK_REENTRANT_FAIR, cell.threads());
        List<Figure> figures = new ArrayList<>();
        figures.add(evidence.mean("Jain's index", cell, TeamMetrics.FAIRNESS));
        if (evidence.has(jdk, Metric.TEAM_TIME) && evidence.has(cell, Metric.TEAM_TIME)) {
            figures.add(evidence.ratio("times what JDK_REENTRANT_FAIR lets through", jdk, cell, Metric.TEAM_TIME));
        }
        return EvidenceRow.of(cell.threads() + " threads", figures);
    }

    private static List<Cell> cells(MutexKind kind, Machine machine, Depth depth) {
        return ThreadCount.on(machine, depth == Depth.ESSENTIAL ? ThreadCount.FEW : ThreadCount.ALL).stream()
                .map(threads -> cell(kind, threads))
                .toList();
    }

    private static Cell cell(MutexKind kind, int threads) {
        return ContendedLock.passCell(kind, Placement.SPREAD_OVER_CORES, 0, 0, threads);
    }
}
