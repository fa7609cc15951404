// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.contextswitch.HopMedium;
import io.threadtoll.bench.contextswitch.ThreadHop;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.claim.rule.SwitchesPerOp;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import java.util.List;
import java.util.Optional;

/**
 * A context switch is said to cost microseconds: judged by the futex hop on one CPU, which is a switch with the wake and
 * the wait that bring it about, in loops of machine code; through Java's binding where there is no such code. What the binding
 * adds stands beside. Nothing is subtracted: what a warm call costs alone says little of a cold one.
 */
@AutoService(Claim.class)
public final class ContextSwitchCost implements Claim {
    /** "About 1 to 10 us", in ns. */
    static final Band ONE_TO_TEN_US = Band.between(1_000, 10_000);

    /** A hop with fewer switches than this is none. */
    static final Band SWITCHES = Band.atLeast(0.9);

    private static final List<Cell> DECIDING = List.of(HopGrid.BARE_HOP, HopGrid.BARE_COUNTED, HopGrid.HOP);

    @Override
    public Title title() {
        return Title.ofArticle(
                "context-switch-cost", Section.MUTEXES, "A context switch costs about 1 to 10 microseconds.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return depth == Depth.ESSENTIAL ? HopGrid.few() : HopGrid.all();
    }

    @Override
    public List<Cell> beside(Machine machine, Depth depth) {
        return depth == Depth.THOROUGH
                ? List.of()
                : HopGrid.few().stream()
                        .filter(cell -> !DECIDING.contains(cell))
                        .toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        boolean bare = HopGrid.hasBare(evidence);
        HopMedium judged = bare ? HopMedium.BARE_FUTEX : HopMedium.FUTEX;
        Cell hop = ThreadHop.hopCell(judged, Placement.PACKED, 0);
        Cell counting = ThreadHop.hopCountedCell(judged, Placement.PACKED, 0);
        Figure time = evidence.score(
                        bare ? "a futex hop on one CPU" : "a futex hop on one CPU, through the binding", hop)
                .within(ONE_TO_TEN_US);
        Optional<SwitchesPerOp> counted = SwitchesPerOp.byTracepoint(evidence, counting)
                .or(() -> SwitchesPerOp.byAccount(evidence, counting))
                .or(() -> SwitchesPerOp.byAccount(evidence, hop));
        Ruling ruling = Ruling.on(time)
                .beside(Optional.of("times that through the binding")
                        .filter(any -> bare && evidence.has(HopGrid.HOP, Metric.SCORE))
                        .map(label -> evidence.ratio(label, HopGrid.HOP, HopGrid.BARE_HOP, Metric.SCORE)))
                .rows(HopGrid.bindingRows(evidence))
                .rows(HopGrid.rows(evidence))
                .reproduced("the wake and the wait around the switch are in it")
                .refuted("the whole hop lies outside 1 to 10 us")
                .open("the interval straddles a bound of 1 to 10 us");
        String unseen = "nothing shows that each hop was a context switch";
        return counted.map(switches -> ruling.countedBy(switches.by())
                        .control(switches.figure(), SWITCHES, unseen)
                        .verdict())
                .orElseGet(() -> ruling.open(unseen).verdict(Outcome.INCONCLUSIVE));
    }
}
