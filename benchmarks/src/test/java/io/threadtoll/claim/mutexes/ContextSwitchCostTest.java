// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.contextswitch.HopMedium;
import io.threadtoll.bench.contextswitch.ThreadHop;
import io.threadtoll.bench.contextswitch.YieldCost;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.report.FigureText;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The claim about what a context switch costs. */
class ContextSwitchCostTest {
    private static final Cell HOP = ThreadHop.hopCell(HopMedium.BARE_FUTEX, Placement.PACKED, 0);
    private static final Cell COUNTED = ThreadHop.hopCountedCell(HopMedium.BARE_FUTEX, Placement.PACKED, 0);
    private static final Cell BOUND_HOP = ThreadHop.hopCell(HopMedium.FUTEX, Placement.PACKED, 0);

    @ParameterizedTest
    @CsvSource({
        // ns of the fastest and the slowest fork, switches a hop
        "2800, 3000, 1.0, REPRODUCED",
        "1100, 1110, 1.0, REPRODUCED",
        "9000, 9100, 1.0, REPRODUCED",
        "800, 820, 1.0, REFUTED",
        "12000, 12500, 1.0, REFUTED",
        "900, 1200, 1.0, INCONCLUSIVE",
        "9000, 12000, 1.0, INCONCLUSIVE",
        "2800, 3000, 0.1, INCONCLUSIVE",
        "300, 310, 0.0, INCONCLUSIVE",
    })
    void band(double least, double most, double switches, Outcome expected) {
        Verdict verdict = Claims.judge(
                new ContextSwitchCost(),
                hop(least, most)
                        .measured(COUNTED, round -> Map.of("score", 3500.0, "kernelSwitchesPerOp", switches))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(FigureText.of(verdict)).contains("sched:sched_switch");
    }

    @Test
    void withoutTheKernelsCountersTheStatusFilesCount() {
        Verdict verdict = Claims.judge(new ContextSwitchCost(), hop(2800, 3000).evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(FigureText.of(verdict)).contains("1 switches by /proc");
    }

    @Test
    void withoutAnyCountItSaysNothing() {
        Verdict verdict = Claims.judge(
                new ContextSwitchCost(),
                new HandMade()
                        .measured(HOP, round -> Map.of("score", 2900.0 + round))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(FigureText.reason(verdict)).contains("nothing shows that each hop");
    }

    @Test
    void theOtherCellsHaveALineEachWithFigureOrReason() {
        Cell virtual = ThreadHop.hopCell(HopMedium.VIRTUAL_THREAD, Placement.FREE, 0);
        Cell park = ThreadHop.hopCell(HopMedium.PARK, Placement.SPREAD_OVER_CORES, 0);
        Verdict verdict = Claims.judge(
                new ContextSwitchCost(),
                hop(2800, 3000)
                        .measured(YieldCost.betweenTwoCell(), round -> Map.of("score", 1500.0 + round))
                        .without(virtual, Status.NOT_APPLICABLE, "needs JDK 21")
                        .without(park, Status.FAILED, "it burned")
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(HandMade.rows(verdict))
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).startsWith(HOP.toString()).contains("1 switches"))
                .anySatisfy(line -> assertThat(line).contains("YieldCost.betweenTwo", "1.50 us"))
                .anySatisfy(line -> assertThat(line).isEqualTo("needs JDK 21 (" + virtual + ")"))
                .anySatisfy(line -> assertThat(line).isEqualTo(park + " failed: it burned"));
    }

    @Test
    void whatTheBindingAddsStandsBeside() {
        Verdict verdict = Claims.judge(
                new ContextSwitchCost(),
                hop(2900, 2900)
                        .measured(BOUND_HOP, round -> Map.of("score", 5800.0))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(FigureText.of(verdict)).contains("2.00 times that through the binding");
        assertThat(HandMade.rows(verdict))
                .anySatisfy(
                        line -> assertThat(line).contains("the binding's part: FUTEX, PACKED", "5.80 us", "2.90 us"));
    }

    @Test
    void withoutMachineCodeTheHopThroughTheBindingIsJudged() {
        Verdict verdict = Claims.judge(
                new ContextSwitchCost(),
                new HandMade()
                        .without(HOP, Status.NOT_APPLICABLE, "no machine code for riscv64")
                        .measured(BOUND_HOP, round -> hop(12_000.0 + round))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(FigureText.of(verdict)).contains("through the binding");
    }

    @Test
    void aBareHopThatFailedIsNotPassedOver() {
        Verdict verdict = Claims.judge(
                new ContextSwitchCost(),
                new HandMade()
                        .without(HOP, Status.FAILED, "it burned")
                        .measured(BOUND_HOP, round -> hop(2_900.0 + round))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
    }

    private static HandMade hop(double least, double most) {
        return new HandMade().measured(HOP, round -> hop(round % 2 == 0 ? least : most));
    }

    private static Map<String, Double> hop(double ns) {
        return Map.of("score", ns, "voluntarySwitchesPerOp", 0.9, "involuntarySwitchesPerOp", 0.1);
    }
}
