// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.races;

import static io.threadtoll.claim.HandMade.rounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.lostupdates.CounterKind;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.FigureText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The claims about threads that increment one counter. */
class RaceClaimsTest {
    private static final Cell PLAIN = LossRule.unguarded(CounterKind.PLAIN, HandMade.MACHINE);

    private static final Cell CONTROL = LossRule.unguarded(CounterKind.ATOMIC_LONG, HandMade.MACHINE);

    static List<Claim> losses() {
        return List.of(new LostUpdate(), new VolatileNotEnough());
    }

    @ParameterizedTest
    @MethodSource("losses")
    void lossInEveryForkIsReproduced(Claim claim) {
        assertThat(judge(claim, 1.99, 0.41, 0.42, 0.40, 0.43).outcome()).isEqualTo(Outcome.REPRODUCED);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void noLossInParallelIsRefuted(Claim claim) {
        assertThat(judge(claim, 1.99, 0, 0, 0, 0).outcome()).isEqualTo(Outcome.REFUTED);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void lossInSomeForksIsInconclusive(Claim claim) {
        assertThat(judge(claim, 1.99, 0, 0.4, 0, 0.4).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void noLossOnABusyHostIsNeverRefuted(Claim claim) {
        Verdict verdict = judge(claim, 1.5, 0, 0, 0, 0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(FigureText.reason(verdict)).contains("1.50 CPUs");
    }

    @ParameterizedTest
    @MethodSource("losses")
    void disturbedForksDoNotChangeTheVerdict(Claim claim) {
        Cell counter = counter(claim);
        Verdict verdict = Claims.judge(
                claim,
                new HandMade()
                        .parallel()
                        .measured(counter, rounds("lostFraction", 0.41, 0.42, 0.40, 0.43))
                        .measured(CONTROL, round -> Map.of("lost", 0.0))
                        .disturbed(counter, rounds("lostFraction", 0, 0, 0, 0))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(FigureText.of(verdict)).contains("4 of 4 forks");
    }

    /** It was lost, wherever the threads ran. */
    @ParameterizedTest
    @MethodSource("losses")
    void lossOnABusyHostIsReproduced(Claim claim) {
        Verdict verdict = judge(claim, 1.5, 0.1, 0.02, 0.3, 0.001);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(FigureText.of(verdict)).startsWith("4 of 4 forks lost some");
    }

    /** Its interval reaches below zero, while each fork has lost millions. */
    @ParameterizedTest
    @MethodSource("losses")
    void howManyAreLostDecidesNothing(Claim claim) {
        assertThat(judge(claim, 1.99, 0.001, 0.9, 0.001, 0.001).outcome()).isEqualTo(Outcome.REPRODUCED);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aControlThatLosesShowsThatSomethingElseIsWrong(Claim claim) {
        Verdict verdict = Claims.judge(
                claim,
                new HandMade()
                        .parallel()
                        .measured(counter(claim), rounds("lostFraction", 0.41, 0.42, 0.40, 0.43))
                        .measured(CONTROL, round -> Map.of("lost", 1.0))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(FigureText.reason(verdict)).contains("atomic counter");
    }

    @Test
    void unlikeForksAreIntermittent() {
        assertThat(judge(new Intermittent(), 1.99, 0.2, 0.5, 0.3, 0.6).outcome())
                .isEqualTo(Outcome.REPRODUCED);
    }

    @Test
    void equalForksAreNotIntermittent() {
        assertThat(judge(new Intermittent(), 1.99, 0.5, 0.50001, 0.5, 0.50002).outcome())
                .isEqualTo(Outcome.REFUTED);
    }

    @Test
    void somewhatUnlikeForksLeaveItOpen() {
        assertThat(judge(new Intermittent(), 1.99, 0.5, 0.51, 0.49, 0.5).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void intermittenceWithoutAnyLossIsOpen() {
        assertThat(judge(new Intermittent(), 1.99, 0, 0, 0, 0).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judge(new Intermittent(), 1.5, 0.5, 0.5, 0.5, 0.5).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aMutexThatLosesNothingCures() {
        assertThat(cured(1.99, 1000, 0).outcome()).isEqualTo(Outcome.REPRODUCED);
    }

    @Test
    void oneLostIncrementRefutesTheCure() {
        Verdict verdict = cured(1.99, 1000, 1);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(FigureText.of(verdict)).startsWith("4 of ");
    }

    @Test
    void aControlThatLosesNothingShowsNothing() {
        Verdict verdict = cured(1.99, 0, 0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(FigureText.reason(verdict)).contains("control");
    }

    @Test
    void aControlThatLosesShowsTheCureOnABusyHostToo() {
        assertThat(cured(1.5, 1000, 0).outcome()).isEqualTo(Outcome.REPRODUCED);
    }

    private static Verdict judge(Claim claim, double cpuPerWall, double... lostFractions) {
        return Claims.judge(
                claim,
                new HandMade()
                        .gate(cpuPerWall)
                        .measured(counter(claim), rounds("lostFraction", lostFractions))
                        .measured(CONTROL, round -> Map.of("lost", 0.0))
                        .evidence());
    }

    private static Verdict cured(double cpuPerWall, double lostByControl, double lostBySemaphore) {
        Claim claim = new MutexCures();
        HandMade made = new HandMade().gate(cpuPerWall);
        for (Cell cell : claim.needs(HandMade.MACHINE, Depth.ESSENTIAL)) {
            String mutex = cell.params().getOrDefault("mutex", "");
            double lost = mutex.equals(MutexKind.NO_MUTEX.name())
                    ? lostByControl
                    : mutex.equals(MutexKind.SEMAPHORE_MUTEX.name()) ? lostBySemaphore : 0;
            if (!cell.isProbe()) {
                made.measured(cell, round -> Map.of("lost", lost, "operations", 1e6));
            }
        }
        return Claims.judge(claim, made.evidence());
    }

    private static Cell counter(Claim claim) {
        return claim instanceof VolatileNotEnough ? LossRule.unguarded(CounterKind.VOLATILE, HandMade.MACHINE) : PLAIN;
    }
}
