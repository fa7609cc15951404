// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.ThreadFigure;
import io.threadtoll.probe.ThreadKind;
import io.threadtoll.probe.ThreadStack;
import io.threadtoll.report.FigureText;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StackClaimsTest {
    private static final double MIB = 1 << 20;
    private static final double KIB = 1 << 10;

    @ParameterizedTest
    @CsvSource({
        // KiB of the mapping, KiB of address space a thread
        "8192, 8196, REPRODUCED",
        "8192, 8256, REPRODUCED",
        "8128, 8192, REPRODUCED",
        "8192, 8257, INCONCLUSIVE",
        "8127, 8192, INCONCLUSIVE",
        "2048, 2052, REFUTED",
        "1008, 1030, REFUTED",
        "16388, 8196, INCONCLUSIVE",
    })
    void aStackIsEightMebibytes(double stackKib, double virtualKib, Outcome expected) {
        for (ThreadKind kind : ThreadKind.values()) {
            Verdict verdict = judged(kind, round -> stackKib, round -> virtualKib, 0, 8 * MIB);

            assertThat(verdict.outcome()).as("%s", kind).isEqualTo(expected);
            assertThat(FigureText.of(verdict)).contains("8.00 MiB is RLIMIT_STACK");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereForksDifferItIsInconclusive(ThreadKind kind) {
        assertThat(judged(kind, round -> round == 1 ? 2_048 : 8_192, round -> 8_196, 0, 8 * MIB)
                        .outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judged(kind, round -> 8_192, round -> round == 1 ? 2_048 : 8_196, 0, 8 * MIB)
                        .outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @ParameterizedTest
    @EnumSource
    void aMappingThatHoldsSeveralStacksShowsNothing(ThreadKind kind) {
        Verdict verdict = judged(kind, round -> 8_192, round -> 8_196, 1, 8 * MIB);

        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(FigureText.reason(verdict)).contains("as one mapping");
    }

    @Test
    void anotherLimitIsInTheFigureAndItsRoleInTheReason() {
        Verdict verdict = judged(ThreadKind.PTHREAD, round -> 1_024, round -> 1_028, 0, MIB);

        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(FigureText.of(verdict))
                .startsWith("1.00 MiB of stack, 1.00 MiB of address space a thread")
                .endsWith("1.00 MiB is RLIMIT_STACK");
        assertThat(FigureText.reason(verdict)).contains("RLIMIT_STACK's soft limit");
    }

    @Test
    void noLimitAtAllIsInTheFigure() {
        Map<Metric, Double> values = values(ThreadKind.PTHREAD, 2_048, 2_052, 0);
        Verdict verdict = Claims.judge(
                new PthreadStackSize(),
                new HandMade().measured(StackRule.PROBE, round -> values).evidence());

        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(FigureText.of(verdict)).doesNotContain("RLIMIT_STACK");
    }

    @Test
    void whatIsUsedOfItStandsInTheDetails() {
        assertThat(HandMade.rows(judged(ThreadKind.JAVA, round -> 1_008, round -> 1_030, 0, 8 * MIB)))
                .containsExactly(
                        "what a thread takes: 20.0 KiB javaResidentBytes", "what a thread takes: 2 javaMappings");
    }

    @ParameterizedTest
    @EnumSource
    void whereThreadsCantBeStartedItIsNotApplicable(ThreadKind kind) {
        Verdict verdict = Claims.judge(
                claim(kind),
                new HandMade()
                        .without(StackRule.PROBE, Status.NOT_APPLICABLE, "EAGAIN")
                        .evidence());

        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(FigureText.reason(verdict)).contains("EAGAIN");
    }

    private static Verdict judged(
            ThreadKind kind, IntToDoubleFunction stackKib, IntToDoubleFunction virtualKib, int shared, double limit) {
        HandMade made = new HandMade().measured(StackRule.PROBE, round -> {
            Map<Metric, Double> values =
                    values(kind, stackKib.applyAsDouble(round), virtualKib.applyAsDouble(round), shared);
            values.put(ThreadStack.LIMIT, limit);
            return values;
        });
        return Claims.judge(claim(kind), made.evidence());
    }

    private static Map<Metric, Double> values(ThreadKind kind, double stackKib, double virtualKib, double shared) {
        Map<Metric, Double> values = new HashMap<>();
        values.put(kind.metric(ThreadFigure.STACK), stackKib * KIB);
        values.put(kind.metric(ThreadFigure.VIRTUAL), virtualKib * KIB);
        values.put(kind.metric(ThreadFigure.SHARED), shared);
        values.put(kind.metric(ThreadFigure.RESIDENT), 20 * KIB);
        values.put(kind.metric(ThreadFigure.MAPPINGS), 2.0);
        return values;
    }

    private static Claim claim(ThreadKind kind) {
        return kind == ThreadKind.JAVA ? new JavaStackSize() : new PthreadStackSize();
    }
}
