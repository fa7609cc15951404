// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.clone;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.CountsPerOp;
import io.threadtoll.bench.spawn.Spawn;
import io.threadtoll.bench.spawn.SpawnKind;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.linux.PageSize;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import io.threadtoll.statistics.Moments;
import io.threadtoll.statistics.Welch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sharing instead of copying is said to be what makes a thread cheap: then a fork costs more the more memory there is, and a
 * thread does not.
 */
@AutoService(Claim.class)
public final class ForkCost implements Claim {
    private static final int LITTLE_MIB = 64;
    private static final int MUCH_MIB = 2048;
    private static final double GIB = 1024;

    private static final Cell HUGE = Spawn.cell(SpawnKind.FORK, MUCH_MIB, PageSize.HUGE);

    /** Without these it can't be judged; the others stand beside. */
    private static final List<Cell> DECIDING = List.of(
            Spawn.cell(SpawnKind.FORK, LITTLE_MIB),
            Spawn.cell(SpawnKind.FORK, MUCH_MIB),
            Spawn.cell(SpawnKind.PTHREAD, LITTLE_MIB),
            Spawn.cell(SpawnKind.PTHREAD, MUCH_MIB));

    /** A fork costs more for each GiB. */
    private static final Band GROWS = Band.above(0);

    /**
     * How much a thread's cost may change for each GiB, either way and by the far end of its interval, as a share of the least
     * that a fork's grows: flat is below a twentieth.
     */
    private static final Band FLAT = Band.below(0.05).neverRefuting();

    @Override
    public Title title() {
        return Title.ofArticle(
                "fork-cost",
                Section.CLONE,
                "A thread is cheap to make because memory is shared and not copied; a fork copies it.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        List<Cell> cells = new ArrayList<>(DECIDING);
        for (SpawnKind kind : SpawnKind.values()) {
            cells.add(Spawn.cell(kind, LITTLE_MIB));
        }
        cells.add(HUGE);
        if (depth == Depth.THOROUGH) {
            for (SpawnKind kind : SpawnKind.values()) {
                cells.add(Spawn.cell(kind, MUCH_MIB));
            }
            cells.add(Spawn.cell(SpawnKind.FORK, 512));
            cells.add(Spawn.cell(SpawnKind.PTHREAD, 512));
        }
        return cells.stream().distinct().toList();
    }

    @Override
    public List<Cell> beside(Machine machine, Depth depth) {
        return depth == Depth.THOROUGH
                ? List.of()
                : needs(machine, depth).stream()
                        .filter(cell -> !DECIDING.contains(cell))
                        .toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(DECIDING);
        Interval fork = growth(evidence, SpawnKind.FORK);
        Interval thread = growth(evidence, SpawnKind.PTHREAD);
        // Of a fork that may cost nothing more there is no share.
        double share =
                fork.low() > 0 ? Math.max(Math.abs(thread.low()), Math.abs(thread.high())) / fork.low() : Double.NaN;
        return Ruling.on(
                        Figure.of("more a fork for each GiB of touched memory", Unit.NANOSECONDS, fork)
                                .within(GROWS),
                        Figure.exact("times that at most for a pthread", share).within(FLAT))
                .reproduced("a fork copies the page tables of all that was touched, a thread nothing")
                .refuted("a fork doesn't cost more with more memory")
                .rows(rows(evidence))
                .verdict();
    }

    /** Each kind with little memory, and then what much of it adds. */
    private static List<EvidenceRow> rows(Evidence evidence) {
        List<EvidenceRow> rows = new ArrayList<>();
        for (SpawnKind kind : SpawnKind.values()) {
            row(evidence, rows, kind.title() + ", " + LITTLE_MIB + " MiB", Spawn.cell(kind, LITTLE_MIB));
        }
        for (SpawnKind kind : SpawnKind.values()) {
            row(evidence, rows, kind.title() + ", " + MUCH_MIB + " MiB", Spawn.cell(kind, MUCH_MIB));
        }
        row(evidence, rows, SpawnKind.FORK.title() + ", " + MUCH_MIB + " MiB in huge pages", HUGE);
        return rows;
    }

    private static void row(Evidence evidence, List<EvidenceRow> rows, String label, Cell cell) {
        evidence.find(cell, Metric.SCORE)
                .map(each -> EvidenceRow.ofThose(
                        label,
                        Stream.of(
                                Optional.of(
                                        evidence.has(List.of(cell))
                                                ? evidence.score("each", cell)
                                                : Figure.exact("each", Unit.NANOSECONDS, each)),
                                evidence.beside("page faults", cell, CountsPerOp.PAGE_FAULTS),
                                evidence.beside("switches", cell, CountsPerOp.VOLUNTARY_SWITCHES))))
                .ifPresent(rows::add);
    }

    private static Interval growth(Evidence evidence, SpawnKind kind) {
        Welch difference = Welch.between(
                Moments.of(evidence.of(Spawn.cell(kind, MUCH_MIB), Metric.SCORE)),
                Moments.of(evidence.of(Spawn.cell(kind, LITTLE_MIB), Metric.SCORE)));
        Interval all = difference.interval(evidence.confidence());
        double gib = (MUCH_MIB - LITTLE_MIB) / GIB;
        return new Interval(all.low() / gib, all.estimate() / gib, all.high() / gib);
    }
}
