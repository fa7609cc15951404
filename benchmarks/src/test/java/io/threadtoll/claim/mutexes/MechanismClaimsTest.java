// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.linux.Binding;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.probe.mechanism.FutexTable;
import io.threadtoll.probe.mechanism.MembarrierPrice;
import io.threadtoll.probe.mechanism.PrivateHash;
import io.threadtoll.probe.mechanism.RseqCost;
import io.threadtoll.probe.mechanism.RseqSetting;
import io.threadtoll.probe.thread.CarrierPinned;
import io.threadtoll.report.FigureText;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The claims about what mechanisms of the kernel cost, and about carriers. */
class MechanismClaimsTest {
    @ParameterizedTest
    @CsvSource({"5, 1200, 40000, REPRODUCED", "5, 50, 50, REPRODUCED", "5, 40, 40000, REFUTED"})
    void aBarrierForAll(double fence, double asleep, double besideSpinners, Outcome expected) {
        Verdict verdict = judge(
                new MembarrierMovesCost(),
                Cell.ofProbe(MembarrierPrice.ID),
                Map.of(
                        MembarrierPrice.FENCE_NS, fence,
                        MembarrierPrice.ASLEEP_NS, asleep,
                        MembarrierPrice.SPINNERS, 1.0,
                        MembarrierPrice.BESIDE_SPINNERS_NS, besideSpinners));
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(FigureText.of(verdict)).contains("beside 1 that spin");
    }

    @ParameterizedTest
    @CsvSource({"0, REPRODUCED", "16, REFUTED"})
    void oneTableOfAll(double slots, Outcome expected) {
        Verdict verdict = judge(
                new PrivateFutexHash(),
                PrivateHash.cell(FutexTable.DEFAULT),
                Map.of(PrivateHash.SLOTS, slots, PrivateHash.WAKE_NS, 150.0));
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(HandMade.rows(verdict))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("DEFAULT", "150 ns"));
    }

    @Test
    void aKernelThatCannotSayIsNoAnswer() {
        Verdict verdict = Claims.judge(
                new PrivateFutexHash(),
                new HandMade()
                        .without(PrivateHash.cell(FutexTable.DEFAULT), Status.NOT_APPLICABLE, "no PR_FUTEX_HASH")
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @ParameterizedTest
    @CsvSource({"115, 116, REPRODUCED", "100, 101, REFUTED", "103, 107, INCONCLUSIVE"})
    void restartableSequences(double least, double most, Outcome expected) {
        HandMade calls = rseq(round -> round % 2 == 0 ? least : most, round -> 100.0);
        HandMade hops = rseq(round -> 100.0, round -> round % 2 == 0 ? least : most);
        assertThat(Claims.judge(new RseqCall(), calls.evidence()).outcome()).isEqualTo(expected);
        assertThat(Claims.judge(new RseqSwitch(), hops.evidence()).outcome()).isEqualTo(expected);
        assertThat(Claims.judge(new RseqSwitch(), calls.evidence()).outcome()).isEqualTo(Outcome.REFUTED);
    }

    private static HandMade rseq(IntToDoubleFunction callNs, IntToDoubleFunction hopNs) {
        return new HandMade()
                .measured(
                        RseqCost.cell(RseqSetting.REGISTERED),
                        round -> Map.of(
                                RseqCost.CALL_NS, callNs.applyAsDouble(round),
                                RseqCost.HOP_NS, hopNs.applyAsDouble(round)))
                .measured(
                        RseqCost.cell(RseqSetting.UNREGISTERED),
                        round -> Map.of(RseqCost.CALL_NS, 100.0, RseqCost.HOP_NS, 100.0));
    }

    @ParameterizedTest
    @CsvSource({
        // of 5: ran beside a waiter a carrier, beside one fewer, beside parked ones
        "0, 5, 5, REPRODUCED",
        "5, 5, 5, REFUTED",
        "2, 5, 5, INCONCLUSIVE",
        "0, 4, 5, INCONCLUSIVE",
        "0, 5, 0, INCONCLUSIVE",
    })
    void aCarrierIsHeld(double all, double fewer, double parked, Outcome expected) {
        Cell cell = CarrierPinned.cell(Binding.JNA_DIRECT);
        Verdict verdict = Claims.judge(
                new CarrierIsHeld(),
                new HandMade()
                        .measured(cell, round -> carriers(all, fewer, parked))
                        .without(CarrierPinned.cell(Binding.FFM), Status.NOT_APPLICABLE, "final from JDK 22 on")
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(HandMade.rows(verdict))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("JDK 22"));
    }

    @Test
    void oneBindingThatGivesTheCarrierBackRefutesIt() {
        Verdict verdict = Claims.judge(
                new CarrierIsHeld(),
                new HandMade()
                        .measured(CarrierPinned.cell(Binding.JNA_DIRECT), round -> carriers(0, 5, 5))
                        .measured(CarrierPinned.cell(Binding.FFM), round -> carriers(5, 5, 5))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
    }

    private static Map<?, Double> carriers(double all, double fewer, double parked) {
        return Map.of(
                CarrierPinned.TRIED, 5.0,
                CarrierPinned.RAN_BESIDE_ALL, all,
                CarrierPinned.RAN_BESIDE_FEWER, fewer,
                CarrierPinned.RAN_BESIDE_PARKED, parked);
    }

    @ParameterizedTest
    @CsvSource({"7.5, 7.6, REFUTED", "13.0, 13.7, REPRODUCED", "10.5, 12.5, INCONCLUSIVE"})
    void anUnlockWithoutAnAtomicInstruction(double least, double most, Outcome expected) {
        Verdict verdict = Claims.judge(
                new TwoAtomics(),
                new HandMade()
                        .measured(
                                UncontendedLock.pairCell(FutexRace.CHAMPION),
                                round -> Map.of("score", round % 2 == 0 ? least : most))
                        .measured(HardwareFloor.casAndSwapCell(), round -> Map.of("score", 12.4))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
    }

    private static Verdict judge(Claim claim, Cell cell, Map<?, Double> found) {
        return Claims.judge(claim, new HandMade().measured(cell, round -> found).evidence());
    }
}
