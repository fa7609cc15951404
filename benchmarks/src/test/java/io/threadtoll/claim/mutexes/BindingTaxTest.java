// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.binding.BindingCost;
import io.threadtoll.bench.binding.BindingFloor;
import io.threadtoll.bench.binding.BoundHop;
import io.threadtoll.bench.binding.BoundLock;
import io.threadtoll.bench.binding.TimedCall;
import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.linux.Binding;
import io.threadtoll.linux.NativeLoop;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.report.FigureText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The binding's tax is judged by the best binding there is, and says which are not. */
class BindingTaxTest {
    private static final double C_NS = 200;

    @ParameterizedTest
    @CsvSource({
        // ns of a wake through JNA direct mapping and through FFM, where C takes 200
        "290, 204, REPRODUCED",
        "203, 290, REPRODUCED",
        "290, 230, REFUTED",
        "290, 210, INCONCLUSIVE",
    })
    void theBestBindingDecides(double direct, double ffm, Outcome expected) {
        Verdict verdict = Claims.judge(
                new BindingTax(),
                binding(binding(jna(direct), Binding.JNA_INTERFACE, 3000), Binding.FFM, ffm)
                        .evidence());

        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(FigureText.of(verdict)).endsWith("by " + (ffm < direct ? Binding.FFM : Binding.JNA_DIRECT));
        assertThat(HandMade.rows(verdict)).hasSize(Binding.values().length);
    }

    @Test
    void aBindingThatIsMissingIsNamedWithItsReasonAndTheOthersAreJudged() {
        HandMade made = binding(jna(290), Binding.JNA_INTERFACE, 3000);
        for (TimedCall call : List.of(TimedCall.WAKE_NOBODY, TimedCall.NULL_CALL)) {
            made.without(BindingCost.cell(call, Binding.FFM), Status.NOT_APPLICABLE, "this is JDK 17");
        }
        Verdict verdict = Claims.judge(new BindingTax(), made.evidence());

        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(FigureText.of(verdict)).startsWith("1.4").endsWith("by JNA_DIRECT");
        assertThat(HandMade.rows(verdict))
                .anyMatch(line -> line.startsWith("FFM: not there") && line.contains("JDK 17"));
    }

    @Test
    void aBindingThatFailedIsBroken() {
        HandMade made = binding(jna(290), Binding.JNA_INTERFACE, 3000)
                .without(BindingCost.cell(TimedCall.WAKE_NOBODY, Binding.FFM), Status.FAILED, "it burned");

        assertThat(Claims.judge(new BindingTax(), made.evidence()).outcome()).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void aBindingThatWasNotMeasuredLeavesItOpen() {
        assertThat(Claims.judge(new BindingTax(), jna(204).evidence()).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aDeeperRunHasTheHopAndTheLockBeside() {
        HandMade made = binding(binding(jna(290), Binding.JNA_INTERFACE, 3000), Binding.FFM, 204);
        measured(made, BoundHop.hopCell(Binding.FFM), 2900);
        measured(made, BoundLock.passCell(Binding.JNA_DIRECT, Placement.SPREAD_OVER_CORES, 4), 1_000_000);
        measured(made, BindingCost.cell(TimedCall.GETPPID, Binding.FFM), 150);
        measured(made, BindingFloor.cell(TimedCall.GETPPID, NativeLoop.Entry.C_LIBRARY), 140);

        assertThat(HandMade.rows(Claims.judge(new BindingTax(), made.evidence())))
                .anyMatch(line -> line.startsWith("one hop") && line.contains("2.90 us") && line.contains("FFM"))
                .anyMatch(line ->
                        line.startsWith("a contended lock, 4 threads: 1.00 Mops/s") && line.endsWith("JNA_DIRECT"))
                .anyMatch(line ->
                        line.startsWith("GETPPID: 150 ns") && line.contains("FFM, 140 ns") && line.endsWith("from C"));
    }

    @Test
    void fewCellsAreEssential() {
        assertThat(new BindingTax().needs(HandMade.MACHINE, Depth.ESSENTIAL)).hasSize(9);
    }

    private static HandMade jna(double directNs) {
        HandMade made = new HandMade();
        measured(made, BindingFloor.cell(TimedCall.WAKE_NOBODY, NativeLoop.Entry.C_LIBRARY), C_NS);
        measured(made, BindingFloor.cell(TimedCall.WAKE_NOBODY, NativeLoop.Entry.INSTRUCTION), 180);
        measured(made, BindingFloor.cell(TimedCall.NULL_CALL, NativeLoop.Entry.C_LIBRARY), 2);
        return binding(made, Binding.JNA_DIRECT, directNs);
    }

    private static HandMade binding(HandMade made, Binding binding, double wakeNs) {
        measured(made, BindingCost.cell(TimedCall.WAKE_NOBODY, binding), wakeNs);
        return measured(made, BindingCost.cell(TimedCall.NULL_CALL, binding), 80);
    }

    /** Four forks, one percent apart. */
    private static HandMade measured(HandMade made, Cell cell, double value) {
        return made.measured(cell, round -> Map.of("score", value * (1 + 0.01 * (round - 1.5) / 3)));
    }
}
