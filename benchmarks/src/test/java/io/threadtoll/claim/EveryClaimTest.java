// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.probe.connections.Connections;
import io.threadtoll.report.FigureText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every claim, whatever it says. */
class EveryClaimTest {
    static List<Claim> claims() {
        return Claims.all();
    }

    @Test
    void areToldApart() {
        assertThat(claims()).extracting(claim -> claim.title().id()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("claims")
    void areNamedAndPlaced(Claim claim) {
        assertThat(claim.title().id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(claim.title().section()).isNotNull();
        assertThat(claim.title().statement()).endsWith(".");
        assertThat(claim.getClass().getPackageName())
                .endsWith(claim.title().section().name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void nothingMeasuredIsInconclusive(Claim claim) {
        Verdict verdict = Claims.judge(claim, new HandMade().evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(FigureText.reason(verdict)).contains("0 usable forks");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aFailedForkIsBroken(Claim claim) {
        Cell cell = subject(claim);
        Verdict verdict = Claims.judge(
                claim, withGate(cell).without(cell, Status.FAILED, "it burned").evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(FigureText.reason(verdict)).contains(cell.toString(), "it burned");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aFailedForkIsBrokenEvenWhereNothingRanInParallel(Claim claim) {
        Cell cell = subject(claim);
        HandMade made = cell.isProbe() ? new HandMade() : new HandMade().gate(1.2);
        Verdict verdict = Claims.judge(
                claim, made.without(cell, Status.FAILED, "it burned").evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
    }

    @ParameterizedTest
    @MethodSource("claims")
    void whatTheMachineCannotDoIsNotApplicable(Claim claim) {
        Cell cell = claim.needs(HandMade.MACHINE, Depth.ESSENTIAL).get(0);
        Verdict verdict = Claims.judge(
                claim,
                new HandMade()
                        .without(cell, Status.NOT_APPLICABLE, "one CPU only")
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(FigureText.reason(verdict)).contains("one CPU only");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void disturbedForksDoNotCount(Claim claim) {
        Cell cell = subject(claim);
        Verdict verdict = Claims.judge(
                claim,
                withGate(cell).disturbed(cell, round -> Map.of("score", 1.0)).evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(FigureText.reason(verdict)).contains(cell.toString(), "others were disturbed");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void thoroughAsksForAllThatEssentialDoes(Claim claim) {
        for (int processors : new int[] {1, 2, 64}) {
            for (Depth depth : Depth.values()) {
                assertThat(claim.needs(new Machine(processors), depth))
                        .containsAll(claim.beside(new Machine(processors), depth));
            }
            assertThat(new HashSet<>(unsized(claim.needs(new Machine(processors), Depth.THOROUGH))))
                    .containsAll(unsized(claim.needs(new Machine(processors), Depth.ESSENTIAL)));
        }
    }

    /** A ramp that goes higher is as good as one that doesn't. */
    private static List<Cell> unsized(List<Cell> cells) {
        return cells.stream()
                .map(cell -> {
                    SortedMap<String, String> params = new TreeMap<>(cell.params());
                    params.keySet().removeAll(Set.of(Connections.TOP, Connections.LOAD_MS));
                    return new Cell(cell.benchmark(), params, cell.threads());
                })
                .toList();
    }

    /** The first cell that a claim judges, the gate aside unless it is the only one. */
    private static Cell subject(Claim claim) {
        return claim.needs(HandMade.MACHINE, Depth.ESSENTIAL).stream()
                .filter(cell -> !cell.equals(Evidence.GATE))
                .findFirst()
                .orElse(Evidence.GATE);
    }

    private static HandMade withGate(Cell cell) {
        return cell.equals(Evidence.GATE) ? new HandMade() : new HandMade().parallel();
    }
}
