// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import static io.threadtoll.claim.HandMade.rounds;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.KernelCounts;
import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.FigureText;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The claims about a lock that one thread uses alone, from the kernel's counts, from others, and from none. */
class UncontendedClaimsTest {
    private static final Cell THREE = UncontendedLock.pairCell(MutexKind.THREE_STATE_FUTEX);
    private static final Cell TWO = UncontendedLock.pairCell(MutexKind.TWO_STATE_FUTEX);
    private static final Cell THREE_COUNTED = UncontendedLock.pairCountedCell(MutexKind.THREE_STATE_FUTEX);
    private static final Cell TWO_COUNTED = UncontendedLock.pairCountedCell(MutexKind.TWO_STATE_FUTEX);
    private static final Cell NAIVE = UncontendedLock.pairCountedCell(MutexKind.SEMAPHORE_MUTEX);
    private static final Cell SPIN = UncontendedLock.pairCountedCell(MutexKind.TTAS_SPIN_LOCK);

    @ParameterizedTest
    @CsvSource({
        // ns of the fastest and the slowest fork, futex calls a pair
        "18, 20, 0, REPRODUCED",
        "18, 20, 0.000001, REPRODUCED",
        "18, 20, 1, REFUTED",
        "480, 500, 0, REFUTED",
        "60, 150, 0, INCONCLUSIVE",
    })
    void fastPath(double least, double most, double calls, Outcome expected) {
        Verdict kernels = Claims.judge(
                new FastPath(),
                timed(least, most)
                        .countersWork()
                        .measured(THREE_COUNTED, futex(calls, 99))
                        .evidence());
        assertThat(kernels.outcome()).isEqualTo(expected);
        assertThat(FigureText.reason(kernels)).contains("counted by the kernel");

        Verdict own = Claims.judge(
                new FastPath(),
                timed(least, most)
                        .countersRefused()
                        .measured(THREE_COUNTED, own(calls))
                        .evidence());
        assertThat(own.outcome()).isEqualTo(expected);
        assertThat(FigureText.reason(own))
                .contains("as the locks themselves count")
                .doesNotContain(HandMade.REFUSAL);
    }

    @ParameterizedTest
    @CsvSource({
        // futex calls a pair of the lock with two states and of that with three, ns of a pair with two
        "1, 0, 400, REFUTED",
        "0, 0, 20, REPRODUCED",
        "0.5, 0, 400, INCONCLUSIVE",
        "1, 0.5, 400, INCONCLUSIVE",
        "1, 0, 90, INCONCLUSIVE",
    })
    void twoState(double two, double three, double nsOfTwo, Outcome expected) {
        Verdict kernels = Claims.judge(
                new TwoState(),
                compared(nsOfTwo)
                        .countersWork()
                        .measured(TWO_COUNTED, futex(two, 99))
                        .measured(THREE_COUNTED, futex(three, 99))
                        .evidence());
        assertThat(kernels.outcome()).isEqualTo(expected);
        assertThat(FigureText.reason(kernels)).contains("counted by the kernel");

        Verdict own = Claims.judge(
                new TwoState(),
                compared(nsOfTwo)
                        .countersRefused()
                        .measured(TWO_COUNTED, own(two))
                        .measured(THREE_COUNTED, own(three))
                        .evidence());
        assertThat(own.outcome()).isEqualTo(expected);
        assertThat(FigureText.reason(own))
                .contains("as the locks themselves count")
                .doesNotContain(HandMade.REFUSAL);
    }

    @Test
    void locksAreComparedByOneSource() {
        Verdict verdict = Claims.judge(
                new TwoState(),
                compared(400)
                        .countersRefused()
                        .measured(TWO_COUNTED, futex(1, 1))
                        .measured(THREE_COUNTED, own(0))
                        .evidence());
        assertThat(FigureText.reason(verdict)).contains("as the locks themselves count");
    }

    @ParameterizedTest
    @CsvSource({
        // system calls a pair in the fork with fewest and with most, and with a spinlock
        "2, 2.0003, 0.000001, REPRODUCED",
        "2, 2, 0, REPRODUCED",
        "1, 1, 0, REFUTED",
        "0, 0.0001, 0, REFUTED",
        "3, 3, 0, REFUTED",
        "1.9, 2.1, 0, INCONCLUSIVE",
        "2, 2, 0.5, INCONCLUSIVE",
    })
    void naiveSyscall(double fewest, double most, double spinning, Outcome expected) {
        Verdict verdict = Claims.judge(
                new NaiveSyscall(),
                new HandMade()
                        .countersWork()
                        .measured(
                                NAIVE,
                                round -> Map.of(KernelCounts.SYSTEM_CALLS_PER_OP, round % 2 == 0 ? fewest : most))
                        .measured(SPIN, round -> Map.of(KernelCounts.SYSTEM_CALLS_PER_OP, spinning))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // system calls and context switches a pair
        "2, 0, REFUTED",
        "2, 0.0001, REFUTED",
        "2, 2, REPRODUCED",
        "2, 0.5, INCONCLUSIVE",
        "1, 0, INCONCLUSIVE",
    })
    void syscallIsSwitch(double calls, double switches, Outcome expected) {
        Verdict verdict = Claims.judge(
                new SyscallIsSwitch(),
                new HandMade()
                        .countersWork()
                        .measured(
                                NAIVE,
                                round -> Map.of(
                                        KernelCounts.SYSTEM_CALLS_PER_OP,
                                        calls,
                                        KernelCounts.SWITCHES_PER_OP,
                                        switches,
                                        "voluntarySwitchesPerOp",
                                        99.0,
                                        "involuntarySwitchesPerOp",
                                        99.0))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(FigureText.of(verdict)).contains("system calls");
    }

    @ParameterizedTest
    @CsvSource({
        // the two kinds of switches a pair
        "0.0001, 0.0002, REFUTED",
        "0.009, 0.009, INCONCLUSIVE",
        "2, 0, REPRODUCED",
    })
    void syscallIsSwitchByTheThreadsOwnAccount(double voluntary, double involuntary, Outcome expected) {
        Verdict verdict = Claims.judge(
                new SyscallIsSwitch(),
                new HandMade()
                        .countersRefused()
                        .measured(
                                NAIVE,
                                round -> Map.of(
                                        "voluntarySwitchesPerOp", voluntary, "involuntarySwitchesPerOp", involuntary))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(FigureText.of(verdict)).doesNotContain("system calls");
        assertThat(FigureText.reason(verdict)).contains("as the threads' status files count");
    }

    @Test
    void aSwitchIsTimedBesideWhereThatWasMeasured() {
        HandMade made = new HandMade()
                .countersWork()
                .measured(
                        NAIVE,
                        round -> Map.of(KernelCounts.SYSTEM_CALLS_PER_OP, 2.0, KernelCounts.SWITCHES_PER_OP, 0.0));
        assertThat(Claims.judge(new SyscallIsSwitch(), made.evidence()).evidence())
                .isEmpty();
        made.measured(UncontendedLock.pairCell(MutexKind.SEMAPHORE_MUTEX), rounds("score", 1000, 1010, 1020, 1030));
        assertThat(HandMade.rows(Claims.judge(new SyscallIsSwitch(), made.evidence())))
                .singleElement()
                .asString()
                .contains("us");
    }

    static Stream<Claim> claims() {
        return Stream.of(new FastPath(), new TwoState(), new NaiveSyscall(), new SyscallIsSwitch());
    }

    @ParameterizedTest
    @MethodSource("claims")
    void whereNobodyCountsTheProbeSaysWhy(Claim claim) {
        Verdict verdict = Claims.judge(claim, uncounted().countersRefused().evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(FigureText.reason(verdict)).isEqualTo(Verdict.NO_KERNEL_COUNTS);
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aCountThatShouldBeThereAndIsNotIsBroken(Claim claim) {
        Verdict verdict = Claims.judge(claim, uncounted().countersWork().evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(FigureText.reason(verdict)).contains("pairCounted", " has no kernel", "PerOp");
    }

    @Test
    void whereOnlyFutexCallsMayBeCountedTheOthersAreNotApplicable() {
        Evidence evidence = uncounted()
                .onlyFutexCallsCount()
                .measured(THREE_COUNTED, futex(0, 0))
                .measured(TWO_COUNTED, futex(1, 1))
                .evidence();
        for (Claim claim : List.of(new NaiveSyscall(), new SyscallIsSwitch())) {
            assertThat(Claims.judge(claim, evidence).outcome())
                    .as(claim.title().id())
                    .isEqualTo(Outcome.NOT_APPLICABLE);
            assertThat(Claims.judge(claim, evidence).reason()).isEqualTo(Verdict.NO_KERNEL_COUNTS);
        }
        for (Claim claim : List.of(new FastPath(), new TwoState())) {
            assertThat(FigureText.reason(Claims.judge(claim, evidence))).contains("counted by the kernel");
        }
    }

    @ParameterizedTest
    @MethodSource("claims")
    void withoutTheProbeItIsTheProbeThatIsMissing(Claim claim) {
        Verdict verdict = Claims.judge(claim, uncounted().evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(FigureText.reason(verdict)).contains("kernel-counters has 0 usable forks");
    }

    /** Everything is measured, and nothing counted. */
    private static HandMade uncounted() {
        HandMade made = compared(400).measured(HardwareFloor.casAndSwapCell(), rounds("score", 15, 16, 15, 16));
        for (Cell cell : new Cell[] {THREE_COUNTED, TWO_COUNTED, NAIVE, SPIN}) {
            made.measured(cell, rounds("score", 20, 21, 22, 23));
        }
        return made;
    }

    private static HandMade timed(double least, double most) {
        return new HandMade()
                .measured(THREE, round -> Map.of("score", round % 2 == 0 ? least : most))
                .measured(HardwareFloor.casAndSwapCell(), rounds("score", 15, 16, 15, 16));
    }

    private static HandMade compared(double nsOfTwo) {
        return new HandMade()
                .measured(TWO, round -> Map.of("score", nsOfTwo + round))
                .measured(THREE, round -> Map.of("score", 20.0 + round));
    }

    /** The kernel's count and the lock's own. */
    private static IntFunction<Map<?, Double>> futex(double kernels, double own) {
        return round ->
                Map.of(KernelCounts.FUTEX_CALLS_PER_OP, kernels, "futexWaitsPerOp", 0.0, "futexWakesPerOp", own);
    }

    private static IntFunction<Map<?, Double>> own(double wakes) {
        return round -> Map.of("futexWaitsPerOp", 0.0, "futexWakesPerOp", wakes);
    }
}
