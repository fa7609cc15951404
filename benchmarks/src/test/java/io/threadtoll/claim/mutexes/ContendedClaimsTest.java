// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.CountsPerOp;
import io.threadtoll.bench.KernelCounts;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.Parallelism;
import io.threadtoll.report.FigureText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The claims about what a lock asks of the kernel when threads fight for it. */
class ContendedClaimsTest {
    private static final Claim FAILURES = new ProportionalToFailures();
    private static final Claim LOAD = new ProportionalToLoad();
    private static final double[] RISING = {0.001, 0.02, 0.1, 0.2, 0.3, 0.4};
    private static final double[] HUMP = {0.1, 0.4, 0.3, 0.2, 0.02, 0.001};
    private static final Cell ALONE = UncontendedLock.pairCountedCell(MutexKind.PTHREAD_MUTEX);
    private static final Cell CONTENDED = new PthreadIsFutex()
            .needs(HandMade.MACHINE, Depth.ESSENTIAL).stream()
                    .filter(cell -> cell.params().containsKey("insideNs"))
                    .findFirst()
                    .orElseThrow();

    @Test
    void callsThatRiseWithTheLoadReproduceIt() {
        assertThat(Claims.judge(LOAD, counted(RISING, 3).evidence()).outcome()).isEqualTo(Outcome.REPRODUCED);
    }

    @Test
    void callsThatFallWhereTheLockIsBusiestRefuteIt() {
        Verdict verdict = Claims.judge(LOAD, counted(HUMP, 3).evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(FigureText.reason(verdict)).contains("counted by the kernel");
        assertThat(HandMade.rows(verdict))
                .hasSize(RISING.length)
                .first()
                .asString()
                .contains("hold 100 ns, gap 10000 ns");
    }

    @Test
    void roundsThatDisagreeAboutTheOrderTellNothing() {
        Verdict verdict = Claims.judge(
                LOAD,
                load((round, load) -> round % 2 == 0 ? RISING[load] : HUMP[load], 3)
                        .countersWork()
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @ParameterizedTest
    @CsvSource({
        // futex calls for each failed fast path where the load is even, and where it is odd
        "3, 3, REPRODUCED",
        "2.8, 3.0, REPRODUCED",
        "1, 4, REFUTED",
    })
    void failures(double even, double odd, Outcome expected) {
        Verdict verdict = Claims.judge(
                FAILURES,
                load((round, load) -> RISING[load], load -> load % 2 == 0 ? even : odd, 1e6, true)
                        .countersWork()
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(FigureText.reason(verdict)).contains("counted by the kernel");
        assertThat(HandMade.rows(verdict))
                .hasSize(RISING.length)
                .allSatisfy(line -> assertThat(line).contains("failed fast path"));
    }

    @Test
    void loadsWithTooFewFailuresDoNotCount() {
        Verdict verdict = Claims.judge(
                FAILURES,
                load((round, load) -> RISING[load], load -> 3, 100, true)
                        .countersWork()
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(FigureText.of(verdict)).isEqualTo("0 rounds with loads enough");
        assertThat(HandMade.rows(verdict)).allSatisfy(line -> assertThat(line).contains("too few"));
    }

    @ParameterizedTest
    @MethodSource("loadClaims")
    void withoutTheKernelsCountTheLocksOwnDoes(Claim claim) {
        Evidence evidence = load((round, load) -> RISING[load], load -> 3, 1e6, false)
                .countersRefused()
                .evidence();
        Verdict verdict = Claims.judge(claim, evidence);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(FigureText.reason(verdict))
                .contains("as the locks themselves count")
                .doesNotContain(HandMade.REFUSAL);
    }

    @ParameterizedTest
    @MethodSource("loadClaims")
    void aDeeperRunIsJudgedByAllItsLoads(Claim claim) {
        HandMade made = counted(RISING, 3);
        int essential = Claims.judge(claim, made.evidence()).evidence().size();
        for (Cell cell : claim.needs(HandMade.MACHINE, Depth.THOROUGH)) {
            if (!claim.needs(HandMade.MACHINE, Depth.ESSENTIAL).contains(cell)) {
                made.measured(cell, round -> metrics(0.1, 3, 1e6, true));
            }
        }
        assertThat(Claims.judge(claim, made.evidence()).evidence()).hasSize(2 * essential);
    }

    @Test
    void tooFewLoadsHaveNoOrder() {
        List<Cell> cells = loads();
        HandMade made = new HandMade().parallel().countersWork();
        for (int i = 0; i < cells.size(); i++) {
            int load = i;
            // Half of the loads in each of six rounds.
            for (int round = load % 2; round < 6; round += 2) {
                made.measuredIn(round, cells.get(i), metrics(RISING[load], 3, 1e6, true));
            }
        }
        for (int round = HandMade.ROUNDS; round < 6; round++) {
            made.measuredIn(round, Evidence.GATE, Map.of(Parallelism.CPU_PER_WALL, 1.99));
        }
        Verdict verdict = Claims.judge(LOAD, made.evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(FigureText.of(verdict)).isEqualTo("0 rounds with loads enough");
        assertThat(FigureText.of(Claims.judge(FAILURES, made.evidence()))).startsWith("0 rounds with");
    }

    static Stream<Claim> loadClaims() {
        return Stream.of(FAILURES, LOAD);
    }

    @ParameterizedTest
    @CsvSource({
        // futex calls and others an op when contended, futex calls alone
        "0.1, 0.0005, 0, REPRODUCED",
        "0.1, 0, 0, REPRODUCED",
        "0.1, 0.1, 0, REFUTED",
        "0, 0.2, 0, REFUTED",
        "0.1, 0, 1, INCONCLUSIVE",
    })
    void pthreadIsFutex(double futex, double others, double alone, Outcome expected) {
        Verdict verdict = Claims.judge(
                new PthreadIsFutex(),
                new HandMade()
                        .parallel()
                        .countersWork()
                        .measured(
                                CONTENDED,
                                round -> Map.of(
                                        KernelCounts.FUTEX_CALLS_PER_OP.name(),
                                        futex,
                                        KernelCounts.SYSTEM_CALLS_PER_OP.name(),
                                        futex + others))
                        .measured(
                                ALONE,
                                round -> Map.of(
                                        KernelCounts.FUTEX_CALLS_PER_OP.name(),
                                        alone,
                                        KernelCounts.SYSTEM_CALLS_PER_OP.name(),
                                        alone))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
    }

    @Test
    void othersOnBothSidesOfTheBandTellNothing() {
        Verdict verdict = Claims.judge(
                new PthreadIsFutex(),
                new HandMade()
                        .parallel()
                        .countersWork()
                        .measured(
                                CONTENDED,
                                round -> Map.of(
                                        KernelCounts.FUTEX_CALLS_PER_OP.name(),
                                        1.0,
                                        KernelCounts.SYSTEM_CALLS_PER_OP.name(),
                                        1 + 0.02 * (round % 2)))
                        .measured(
                                ALONE,
                                round -> Map.of(
                                        KernelCounts.FUTEX_CALLS_PER_OP.name(),
                                        0.0,
                                        KernelCounts.SYSTEM_CALLS_PER_OP.name(),
                                        0.0))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @ParameterizedTest
    @MethodSource("everyClaim")
    void whereNobodyCountsTheProbeSaysWhy(Claim claim) {
        Verdict verdict =
                Claims.judge(claim, uncounted().parallel().countersRefused().evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(FigureText.reason(verdict)).isEqualTo(Verdict.NO_KERNEL_COUNTS);
    }

    @ParameterizedTest
    @MethodSource("everyClaim")
    void aCountThatShouldBeThereAndIsNotIsBroken(Claim claim) {
        Verdict verdict =
                Claims.judge(claim, uncounted().parallel().countersWork().evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(FigureText.reason(verdict)).contains("passCounted", " has no kernel", "PerOp");
    }

    /** A call that was made is one wherever the threads ran; that none was takes threads that met. */
    @ParameterizedTest
    @CsvSource({"0.1, REPRODUCED", "0, INCONCLUSIVE"})
    void aPthreadMutexOnABusyHost(double futex, Outcome expected) {
        Verdict verdict = Claims.judge(
                new PthreadIsFutex(),
                new HandMade()
                        .gate(1.2)
                        .countersWork()
                        .measured(
                                CONTENDED,
                                round -> Map.of(
                                        KernelCounts.FUTEX_CALLS_PER_OP.name(),
                                        futex,
                                        KernelCounts.SYSTEM_CALLS_PER_OP.name(),
                                        futex))
                        .measured(
                                ALONE,
                                round -> Map.of(
                                        KernelCounts.FUTEX_CALLS_PER_OP.name(),
                                        0.0,
                                        KernelCounts.SYSTEM_CALLS_PER_OP.name(),
                                        0.0))
                        .evidence());
        assertThat(verdict.outcome()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("loadClaims")
    void threadsThatTookTurnsShowNothing(Claim claim) {
        Verdict verdict =
                Claims.judge(claim, uncounted().gate(1.2).countersWork().evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(FigureText.reason(verdict)).contains("two threads got 1.20 CPUs");
    }

    static Stream<Claim> everyClaim() {
        return Stream.of(FAILURES, LOAD, new PthreadIsFutex());
    }

    /** Everything is measured, and nothing counted. */
    private static HandMade uncounted() {
        HandMade made = new HandMade();
        everyClaim()
                .flatMap(claim -> claim.needs(HandMade.MACHINE, Depth.ESSENTIAL).stream())
                .filter(cell -> !cell.isProbe())
                .distinct()
                .forEach(cell -> made.measured(cell, round -> Map.of("score", 1e6)));
        return made;
    }

    private interface Calls {
        double perOp(int round, int load);
    }

    private interface CallsEach {
        double of(int load);
    }

    private static HandMade counted(double[] callsPerOp, double callsEach) {
        return load((round, load) -> callsPerOp[load], callsEach).countersWork();
    }

    private static HandMade load(Calls calls, double callsEach) {
        return load(calls, load -> callsEach, 1e6, true);
    }

    /** Loads from the slightest to the fullest. */
    private static HandMade load(Calls calls, CallsEach each, double operations, boolean byKernel) {
        HandMade made = new HandMade().parallel();
        List<Cell> cells = loads();
        for (int i = 0; i < cells.size(); i++) {
            int load = i;
            made.measured(
                    cells.get(i), round -> metrics(calls.perOp(round, load), each.of(load), operations, byKernel));
        }
        return made;
    }

    private static List<Cell> loads() {
        return LOAD.needs(HandMade.MACHINE, Depth.ESSENTIAL).stream()
                .filter(cell -> !cell.isProbe())
                .toList();
    }

    /** Where the kernel counts, the lock's own count is nonsense, so that a mix-up shows. */
    private static Map<?, Double> metrics(double callsPerOp, double callsEach, double operations, boolean byKernel) {
        Map<Object, Double> metrics = new HashMap<>();
        metrics.put("operations", operations);
        metrics.put(CountsPerOp.SLOW_PATHS.name(), callsPerOp / callsEach);
        metrics.put("futexWaitsPerOp", byKernel ? 99.0 : callsPerOp / 2);
        metrics.put("futexWakesPerOp", byKernel ? -callsPerOp : callsPerOp / 2);
        if (byKernel) {
            metrics.put(KernelCounts.FUTEX_CALLS_PER_OP.name(), callsPerOp);
        }
        return metrics;
    }
}
