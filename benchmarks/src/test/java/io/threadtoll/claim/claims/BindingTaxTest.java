// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.linux.Binding;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork.Status;
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
        Verdict verdict = new BindingTax()
                .judge(binding(binding(jna(direct), Binding.JNA_INTERFACE, 3000), Binding.FFM, ffm)
                        .evidence());

        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(verdict.figure()).startsWith((ffm < direct ? Binding.FFM : Binding.JNA_DIRECT) + " ");
        assertThat(verdict.details()).hasSize(Binding.values().length);
    }

    @Test
    void aBindingThatIsMissingIsNamedWithItsReasonAndTheOthersAreJudged() {
        HandMade made = binding(jna(290), Binding.JNA_INTERFACE, 3000);
        for (String method : List.of("wakeNobody", "nullCall")) {
            made.without(BindingCells.through(Binding.FFM, method), Status.NOT_APPLICABLE, "this is JDK 17");
        }
        Verdict verdict = new BindingTax().judge(made.evidence());

        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(verdict.figure()).startsWith("JNA_DIRECT 1.4");
        assertThat(verdict.reason()).contains("FFM is not there", "this is JDK 17");
        assertThat(verdict.details()).anyMatch(line -> line.startsWith("FFM: not there") && line.contains("JDK 17"));
    }

    @Test
    void aBindingThatFailedIsBroken() {
        HandMade made = binding(jna(290), Binding.JNA_INTERFACE, 3000)
                .without(BindingCells.through(Binding.FFM, "wakeNobody"), Status.FAILED, "it burned");

        assertThat(new BindingTax().judge(made.evidence()).outcome()).isEqualTo(Outcome.BROKEN);
    }

    @Test
    void aBindingThatWasNotMeasuredLeavesItOpen() {
        assertThat(new BindingTax().judge(jna(204).evidence()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aDeeperRunHasTheHopAndTheLockBeside() {
        HandMade made = binding(binding(jna(290), Binding.JNA_INTERFACE, 3000), Binding.FFM, 204);
        measured(made, BindingCells.hop(Binding.FFM), 2900);
        measured(made, BindingCells.lock(Binding.JNA_DIRECT, 4), 1_000_000);
        measured(made, BindingCells.through(Binding.FFM, "getppid"), 150);
        measured(made, BindingCells.inC("getppid"), 140);

        assertThat(new BindingTax().judge(made.evidence()).details())
                .anyMatch(line -> line.startsWith("one hop") && line.contains("FFM 2.90 us"))
                .anyMatch(line -> line.startsWith("a contended lock, 4 threads: JNA_DIRECT 1.00 Mops/s"))
                .anyMatch(line -> line.startsWith("getppid: FFM 15") && line.contains("; from C 14"));
    }

    @Test
    void fewCellsAreEssential() {
        assertThat(new BindingTax().needs(2, Depth.ESSENTIAL)).hasSize(9);
    }

    private static HandMade jna(double directNs) {
        HandMade made = new HandMade();
        measured(made, BindingCells.inC("wakeNobody"), C_NS);
        measured(made, BindingCells.bare("wakeNobody"), 180);
        measured(made, BindingCells.inC("nullCall"), 2);
        return binding(made, Binding.JNA_DIRECT, directNs);
    }

    private static HandMade binding(HandMade made, Binding binding, double wakeNs) {
        measured(made, BindingCells.through(binding, "wakeNobody"), wakeNs);
        return measured(made, BindingCells.through(binding, "nullCall"), 80);
    }

    /** Four forks, one percent apart. */
    private static HandMade measured(HandMade made, Cell cell, double value) {
        return made.measured(cell, round -> Map.of("score", value * (1 + 0.01 * (round - 1.5) / 3)));
    }
}
