// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.binding.BindingCost;
import io.threadtoll.bench.binding.TimedCall;
import io.threadtoll.bench.contextswitch.HopMedium;
import io.threadtoll.bench.contextswitch.ThreadHop;
import io.threadtoll.bench.contextswitch.YieldCost;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.claim.rule.SwitchesPerOp;
import io.threadtoll.linux.Binding;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A context switch is said to cost microseconds: judged by the futex hop on one CPU, which is a switch with the wake and
 * the wait that bring it about. Nothing is subtracted: what a warm call costs alone says little of a cold one.
 */
@AutoService(Claim.class)
public final class ContextSwitchCost implements Claim {
    /** "About 1 to 10 us", in ns. */
    static final Band ONE_TO_TEN_US = Band.between(1_000, 10_000);

    /** A hop with fewer switches than this is none. */
    static final Band SWITCHES = Band.atLeast(0.9);

    private static final int[] WORKING_SETS = {0, 64 << 10, 1 << 20};
    /** Without pairs of a class: what those cost has a probe of its own, core-to-core. */
    private static final List<Placement> PLACEMENTS =
            List.of(Placement.SPREAD_OVER_CORES, Placement.PACKED, Placement.FREE);

    private static final Cell HOP = ThreadHop.hopCell(HopMedium.FUTEX, Placement.PACKED, 0);
    private static final Cell COUNTED = ThreadHop.hopCountedCell(HopMedium.FUTEX, Placement.PACKED, 0);

    @Override
    public Title title() {
        return Title.ofArticle(
                "context-switch-cost", Section.MUTEXES, "A context switch costs about 1 to 10 microseconds.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return depth == Depth.ESSENTIAL ? few() : all();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Figure time = evidence.score("a futex hop on one CPU", HOP).within(ONE_TO_TEN_US);
        Optional<SwitchesPerOp> counted = SwitchesPerOp.byTracepoint(evidence, COUNTED)
                .or(() -> SwitchesPerOp.byAccount(evidence, COUNTED))
                .or(() -> SwitchesPerOp.byAccount(evidence, HOP));
        Ruling ruling = Ruling.on(time)
                .rows(rows(evidence))
                .reproduced("the wake and the wait around the switch are in it")
                .refuted("the whole hop lies outside 1 to 10 us")
                .open("the interval straddles a bound of 1 to 10 us");
        String unseen = "nothing shows that each hop was a context switch";
        return counted.map(switches -> ruling.countedBy(switches.by())
                        .control(switches.figure(), SWITCHES, unseen)
                        .verdict())
                .orElseGet(() -> ruling.open(unseen).verdict(Outcome.INCONCLUSIVE));
    }

    /** A row for each cell of the grid that was tried, and the reason where one is not there. */
    private static List<EvidenceRow> rows(Evidence evidence) {
        return all().stream()
                .filter(cell ->
                        evidence.forks().stream().anyMatch(fork -> fork.cell().equals(cell)))
                .map(cell -> evidence.gap(List.of(cell))
                        .map(why -> EvidenceRow.of(why.reason()))
                        .orElseGet(() -> row(evidence, cell)))
                .toList();
    }

    private static EvidenceRow row(Evidence evidence, Cell cell) {
        boolean counting = cell.benchmark().endsWith("Counted");
        return EvidenceRow.of(
                cell.toString(),
                Stream.of(
                                Stream.of(evidence.score(counting ? "while counting" : "", cell)),
                                SwitchesPerOp.byTracepoint(evidence, cell).stream()
                                        .map(SwitchesPerOp::figure),
                                SwitchesPerOp.byAccount(evidence, cell).stream().map(SwitchesPerOp::figure))
                        .flatMap(figures -> figures)
                        .toList());
    }

    /** What a quick run has: each question once. */
    private static List<Cell> few() {
        return List.of(
                HOP,
                COUNTED,
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
    private static List<Cell> all() {
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
