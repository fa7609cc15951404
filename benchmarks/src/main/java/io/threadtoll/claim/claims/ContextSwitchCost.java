// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.contextswitch.HopMedium;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
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
    static final double LEAST_NS = 1_000;

    static final double MOST_NS = 10_000;

    /** A hop with fewer switches than this is none. */
    static final double FEWEST_SWITCHES = 0.9;

    private static final Cell HOP = HopCells.timed(HopMedium.FUTEX, Placement.PACKED, 0);
    private static final Cell COUNTED = HopCells.counted(HopMedium.FUTEX, Placement.PACKED);

    @Override
    public String id() {
        return "context-switch-cost";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes";
    }

    @Override
    public String statement() {
        return "A context switch costs about 1 to 10 microseconds.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return depth == Depth.ESSENTIAL ? HopCells.few() : HopCells.all();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return evidence.gap(List.of(HOP)).orElseGet(() -> inBand(evidence));
    }

    private static Verdict inBand(Evidence evidence) {
        Interval time = Estimates.geometricMean(evidence.means(HOP, Metric.SCORE), 0.95);
        Optional<SwitchesPerOp> counted = SwitchesPerOp.byTracepoint(evidence, COUNTED)
                .or(() -> SwitchesPerOp.byAccount(evidence, COUNTED))
                .or(() -> SwitchesPerOp.byAccount(evidence, HOP));
        String figure = IntervalText.of(Unit.NANOSECONDS, time) + " a futex hop on one CPU, "
                + counted.map(SwitchesPerOp::text).orElse("its switches unknown");
        List<String> details = details(evidence);
        if (counted.isEmpty() || !counted.orElseThrow().count().isAbove(FEWEST_SWITCHES)) {
            return new Verdict(
                    Outcome.INCONCLUSIVE, figure, "nothing shows that each hop was a context switch", details);
        }
        if (time.isAbove(LEAST_NS) && time.isBelow(MOST_NS)) {
            return new Verdict(
                    Outcome.REPRODUCED, figure, "the wake and the wait around the switch are in it", details);
        }
        return time.isBelow(LEAST_NS) || time.isAbove(MOST_NS)
                ? new Verdict(Outcome.REFUTED, figure, "the whole hop lies outside 1 to 10 us", details)
                : new Verdict(Outcome.INCONCLUSIVE, figure, "the interval straddles a bound of 1 to 10 us", details);
    }

    /** A line for each cell of the grid that was tried, and the reason where one is not there. */
    private static List<String> details(Evidence evidence) {
        return HopCells.all().stream()
                .filter(cell ->
                        evidence.forks().stream().anyMatch(fork -> fork.cell().equals(cell)))
                .map(cell -> line(evidence, cell))
                .toList();
    }

    private static String line(Evidence evidence, Cell cell) {
        Optional<Verdict> gap = evidence.gap(List.of(cell));
        if (gap.isPresent()) {
            return gap.orElseThrow().reason();
        }
        String time =
                IntervalText.of(Unit.NANOSECONDS, Estimates.geometricMean(evidence.means(cell, Metric.SCORE), 0.95));
        boolean counting = cell.benchmark().endsWith("Counted");
        return Stream.of(
                        Optional.of(cell + ": " + time + (counting ? " while counting" : "")),
                        SwitchesPerOp.byTracepoint(evidence, cell).map(SwitchesPerOp::text),
                        SwitchesPerOp.byAccount(evidence, cell).map(SwitchesPerOp::text))
                .flatMap(Optional::stream)
                .reduce((left, right) -> left + ", " + right)
                .orElseThrow();
    }
}
