// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.binding.BindingCost;
import io.threadtoll.bench.binding.TimedCall;
import io.threadtoll.bench.contextswitch.HopMedium;
import io.threadtoll.bench.contextswitch.ThreadHop;
import io.threadtoll.bench.contextswitch.YieldCost;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.rule.SwitchesPerOp;
import io.threadtoll.linux.Binding;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The hops behind {@link ContextSwitchCost}, by medium, placement and working set, as cells and as rows. */
final class HopGrid {
    static final Cell HOP = ThreadHop.hopCell(HopMedium.FUTEX, Placement.PACKED, 0);
    static final Cell BARE_HOP = ThreadHop.hopCell(HopMedium.BARE_FUTEX, Placement.PACKED, 0);
    static final Cell BARE_COUNTED = ThreadHop.hopCountedCell(HopMedium.BARE_FUTEX, Placement.PACKED, 0);

    private static final int[] WORKING_SETS = {0, 64 << 10, 1 << 20};
    /** Without pairs of a class: what those cost has a probe of its own, core-to-core. */
    private static final List<Placement> PLACEMENTS =
            List.of(Placement.SPREAD_OVER_CORES, Placement.PACKED, Placement.FREE);

    /** A hop through the binding, and the same without it. */
    private static final Map<HopMedium, HopMedium> BARE =
            new EnumMap<>(Map.of(HopMedium.FUTEX, HopMedium.BARE_FUTEX, HopMedium.PIPE, HopMedium.BARE_PIPE));

    private HopGrid() {}

    /** Whether there was a bare hop to judge by: there is no code for every architecture, and older runs have none. */
    static boolean hasBare(Evidence evidence) {
        boolean tried = evidence.forks().stream().anyMatch(fork -> fork.cell().equals(BARE_HOP));
        return tried
                && evidence.gap(List.of(BARE_HOP))
                        .filter(gap -> gap.outcome() == Outcome.NOT_APPLICABLE)
                        .isEmpty();
    }

    /** What the binding adds to each hop that has a bare one. */
    static List<EvidenceRow> bindingRows(Evidence evidence) {
        List<EvidenceRow> rows = new ArrayList<>();
        for (Placement placement : PLACEMENTS) {
            BARE.forEach((medium, bare) -> {
                Cell through = ThreadHop.hopCell(medium, placement, 0);
                Cell without = ThreadHop.hopCell(bare, placement, 0);
                if (evidence.find(through, Metric.SCORE).isPresent()
                        && evidence.find(without, Metric.SCORE).isPresent()) {
                    double each = evidence.find(through, Metric.SCORE).orElseThrow();
                    double floor = evidence.find(without, Metric.SCORE).orElseThrow();
                    rows.add(EvidenceRow.of(
                            "the binding's part: " + medium + ", " + placement,
                            Figure.exact("through it", Unit.NANOSECONDS, each),
                            Figure.exact("in machine code", Unit.NANOSECONDS, floor),
                            Figure.exact("times", each / floor)));
                }
            });
        }
        return rows;
    }

    /** A row for each cell of the grid that was tried, and the reason where one is not there. */
    static List<EvidenceRow> rows(Evidence evidence) {
        return all().stream()
                .filter(cell ->
                        evidence.forks().stream().anyMatch(fork -> fork.cell().equals(cell)))
                .map(cell -> evidence.find(cell, Metric.SCORE)
                        .map(mean -> row(evidence, cell, mean))
                        .orElseGet(() -> EvidenceRow.of(
                                evidence.gap(List.of(cell)).orElseThrow().reason())))
                .toList();
    }

    private static EvidenceRow row(Evidence evidence, Cell cell, double mean) {
        String label = cell.benchmark().endsWith("Counted") ? "while counting" : "";
        return EvidenceRow.of(
                cell.toString(),
                Stream.of(
                                Stream.of(
                                        evidence.has(cell, Metric.SCORE)
                                                ? evidence.score(label, cell)
                                                : Figure.exact(label, Unit.NANOSECONDS, mean)),
                                SwitchesPerOp.byTracepoint(evidence, cell).stream()
                                        .map(SwitchesPerOp::figure),
                                SwitchesPerOp.byAccount(evidence, cell).stream().map(SwitchesPerOp::figure))
                        .flatMap(figures -> figures)
                        .toList());
    }

    /** What a quick run has: each question once. */
    static List<Cell> few() {
        return List.of(
                HOP,
                BARE_HOP,
                BARE_COUNTED,
                ThreadHop.hopCell(HopMedium.BARE_FUTEX, Placement.SPREAD_OVER_CORES, 0),
                ThreadHop.hopCell(HopMedium.BARE_PIPE, Placement.PACKED, 0),
                ThreadHop.hopCell(HopMedium.BARE_PIPE, Placement.SPREAD_OVER_CORES, 0),
                ThreadHop.hopCell(HopMedium.FUTEX, Placement.PACKED, 64 << 10),
                ThreadHop.hopCell(HopMedium.FUTEX, Placement.PACKED, 1 << 20),
                ThreadHop.hopCell(HopMedium.FUTEX, Placement.SPREAD_OVER_CORES, 0),
                ThreadHop.hopCell(HopMedium.FUTEX, Placement.FREE, 0),
                ThreadHop.hopCell(HopMedium.PIPE, Placement.PACKED, 0),
                ThreadHop.hopCell(HopMedium.PIPE, Placement.SPREAD_OVER_CORES, 0),
                ThreadHop.hopCell(HopMedium.PARK, Placement.PACKED, 0),
                ThreadHop.hopCell(HopMedium.PARK, Placement.SPREAD_OVER_CORES, 0),
                ThreadHop.hopCell(HopMedium.SYNCHRONOUS_QUEUE, Placement.SPREAD_OVER_CORES, 0),
                ThreadHop.hopCell(HopMedium.VIRTUAL_THREAD, Placement.FREE, 0),
                YieldCost.betweenTwoCell(),
                BindingCost.cell(TimedCall.GETPPID, Binding.JNA_DIRECT),
                BindingCost.cell(TimedCall.NULL_CALL, Binding.JNA_DIRECT));
    }

    /**
     * Every medium and placement, without the placements that virtual threads can't have; the working sets with one medium
     * only, since what refilling a cache costs does not depend on it.
     */
    static List<Cell> all() {
        List<Cell> cells = new ArrayList<>(few());
        for (HopMedium medium : HopMedium.values()) {
            boolean virtual = medium == HopMedium.VIRTUAL_THREAD;
            for (Placement placement : virtual ? List.of(Placement.FREE) : PLACEMENTS) {
                cells.add(ThreadHop.hopCell(medium, placement, 0));
                if (!virtual) {
                    cells.add(ThreadHop.hopCountedCell(medium, placement, 0));
                }
            }
        }
        for (Placement placement : PLACEMENTS) {
            Arrays.stream(WORKING_SETS)
                    .forEach(bytes -> cells.add(ThreadHop.hopCell(HopMedium.FUTEX, placement, bytes)));
        }
        cells.add(YieldCost.aloneCell());
        return cells.stream().distinct().toList();
    }
}
