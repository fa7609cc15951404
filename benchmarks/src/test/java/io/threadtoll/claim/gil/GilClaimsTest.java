// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.gil;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.globallock.GlobalLockCost;
import io.threadtoll.bench.globallock.Handover;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Metric;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.gil.GilWait;
import io.threadtoll.probe.gil.PythonFacts;
import io.threadtoll.probe.gil.PythonUpdates;
import io.threadtoll.probe.gil.PythonWorkers;
import io.threadtoll.probe.gil.WorkerKind;
import io.threadtoll.report.FigureText;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The claims on the GIL. */
class GilClaimsTest {
    private static final String NEW = "/usr/bin/python3.11";
    private static final String OLD = "/opt/python3.9";
    private static final String FREE = "/opt/python3.14t";

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.9, REPRODUCED",
        "1.9, 1.9, REFUTED",
        // The control: where processes don't go faster, the machine could not show it.
        "1.0, 1.0, INCONCLUSIVE",
    })
    void threadsThatDoNotGoFasterBesideProcessesThatDo(double threads, double processes, Outcome outcome) {
        assertThat(judge(new GilCpu(), bytecode(made(), NEW, 11, true, threads, processes)))
                .isEqualTo(outcome);
        assertThat(judge(new GilOneAtATime(), bytecode(made(), NEW, 11, true, threads, processes)))
                .isEqualTo(outcome);
    }

    @Test
    void aControlThatMayHoldYetIsNotSaidToFail() {
        Map<Metric, Double> slow = facts(11, true);
        slow.put(WorkerKind.BYTECODE_THREADS.cpuPerWallOfTwo(), 1.0);
        slow.put(WorkerKind.BYTECODE_PROCESSES.cpuPerWallOfTwo(), 1.4);
        Map<Metric, Double> fast = new HashMap<>(slow);
        fast.put(WorkerKind.BYTECODE_PROCESSES.cpuPerWallOfTwo(), 2.0);
        HandMade made = made().measured(PythonWorkers.cell(NEW), round -> round == 0 ? slow : fast);
        Verdict verdict = Claims.judge(new GilOneAtATime(), made.evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reason()).contains("more forks would tell");
    }

    @ParameterizedTest
    @CsvSource({"1.9, REPRODUCED", "1.3, INCONCLUSIVE", "1.0, REFUTED"})
    void processesThatGoFaster(double processes, Outcome outcome) {
        assertThat(judge(new GilMultiprocessing(), bytecode(made(), NEW, 11, true, 1, processes)))
                .isEqualTo(outcome);
    }

    @Test
    void whereNothingRanInParallelItStaysOpen() {
        HandMade busy = bytecode(new HandMade().gate(1.2), NEW, 11, true, 1, 1);
        for (Claim claim : new Claim[] {new GilCpu(), new GilOneAtATime(), new GilMultiprocessing()}) {
            assertThat(judge(claim, busy)).isEqualTo(Outcome.INCONCLUSIVE);
        }
    }

    /** One that is free of it is none that the sentence is about, and the other is named. */
    @Test
    void oneWithoutAGilIsARowAndNotAFigure() {
        HandMade both = bytecode(bytecode(made(), NEW, 11, true, 1, 1.9), FREE, 14, false, 1.95, 1.95);
        Verdict verdict = Claims.judge(new GilCpu(), both.evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(FigureText.of(verdict)).contains("CPython 3.11.2").doesNotContain("3.14");
        assertThat(HandMade.rows(verdict)).anyMatch(row -> row.startsWith("CPython 3.14.2t: its GIL is off"));
        assertThat(judge(new FreeThreaded(), both)).isEqualTo(Outcome.REPRODUCED);
    }

    @ParameterizedTest
    @CsvSource({"1.95, 1.95, REPRODUCED", "1.0, 1.95, REFUTED", "1.3, 1.3, INCONCLUSIVE"})
    void threadsWithoutAGil(double threads, double processes, Outcome outcome) {
        assertThat(judge(new FreeThreaded(), bytecode(made(), FREE, 14, false, threads, processes)))
                .isEqualTo(outcome);
    }

    @Test
    void withoutABuildOfThatKindItIsNotApplicable() {
        assertThat(judge(new FreeThreaded(), bytecode(made(), NEW, 11, true, 1, 1.9)))
                .isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(judge(new GilCpu(), bytecode(made(), FREE, 14, false, 1.9, 1.9)))
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void oneThatCannotBeMeasuredIsARow() {
        HandMade both = bytecode(made(), NEW, 11, true, 1, 1.9)
                .without(PythonWorkers.cell("/opt/pypy3"), Status.NOT_APPLICABLE, "it is PyPy");
        Verdict verdict = Claims.judge(new GilCpu(), both.evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(HandMade.rows(verdict)).anyMatch(row -> row.contains("/opt/pypy3: it is PyPy"));
    }

    @ParameterizedTest
    @CsvSource({
        "11, 0, 1000, REFUTED",
        "11, 0, 0, INCONCLUSIVE",
        "9, 1000, 1000, REPRODUCED",
        "9, 0, 1000, INCONCLUSIVE",
        "11, 5, 1000, REPRODUCED",
    })
    void updatesThatAreLost(int minor, double plain, double withCall, Outcome outcome) {
        assertThat(judge(new GilBetweenBytecodes(), updates(new HandMade(), NEW, minor, plain, withCall)))
                .isEqualTo(outcome);
    }

    @Test
    void theVersionsForWhichItIsStaleAreNamed() {
        HandMade both = updates(updates(new HandMade(), NEW, 11, 0, 1000), OLD, 9, 1000, 1000);
        Verdict verdict = Claims.judge(new GilBetweenBytecodes(), both.evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(verdict.reason()).contains("only: CPython 3.11.2; true of CPython 3.9.2");
    }

    @ParameterizedTest
    @CsvSource({"0.95, 1.9, REPRODUCED", "0.5, 1.9, REFUTED", "1.0, 1.0, INCONCLUSIVE"})
    void nativeWorkIsHeldAgainstProcesses(double toProcesses, double processes, Outcome outcome) {
        assertThat(judge(new GilNative(), hashing(made(), NEW, toProcesses, processes)))
                .isEqualTo(outcome);
    }

    @Test
    void oneWhoseHashingHoldsTheGilIsARow() {
        HandMade both = bytecode(hashing(made(), NEW, 0.95, 1.9), OLD, 9, true, 1, 1.9);
        Verdict verdict = Claims.judge(new GilNative(), both.evidence());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(HandMade.rows(verdict)).anyMatch(row -> row.startsWith("CPython 3.9.2: its hashlib has no OpenSSL"));
        assertThat(judge(new GilNative(), bytecode(made(), OLD, 9, true, 1, 1.9)))
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    private static HandMade hashing(HandMade made, String python, double toProcesses, double processes) {
        Map<Metric, Double> found = facts(11, true);
        found.put(PythonWorkers.THREADS_TO_PROCESSES, toProcesses);
        found.put(WorkerKind.HASHING_THREADS.speedupOfTwo(), toProcesses * processes);
        found.put(WorkerKind.HASHING_PROCESSES.speedupOfTwo(), processes);
        return made.measured(PythonWorkers.cell(python), round -> found);
    }

    @ParameterizedTest
    @CsvSource({"2.0, REPRODUCED", "1.0, REFUTED"})
    void readsThatWaitAtTheSameTime(double threads, Outcome outcome) {
        Map<Metric, Double> found = facts(11, true);
        found.put(WorkerKind.READING_THREADS.speedupOfTwo(), threads);
        found.put(WorkerKind.READING_THREADS.speedup(), threads);
        assertThat(judge(new GilIo(), new HandMade().measured(PythonWorkers.cell(NEW), round -> found)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"1.05, REPRODUCED", "0.02, REFUTED", "3, REFUTED"})
    void aReadThatWaitsForTheGil(double intervals, Outcome outcome) {
        Map<Metric, Double> found = facts(11, true);
        found.put(GilWait.USUAL_INTERVALS, intervals);
        assertThat(judge(new GilConvoy(), new HandMade().measured(GilWait.cell(NEW), round -> found)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 2.0, REPRODUCED", "2.0, 2.0, REFUTED", "1.0, 1.0, INCONCLUSIVE"})
    void aGlobalLockInJava(double underLock, double without, Outcome outcome) {
        HandMade both = java(
                java(made(), Handover.ON_REQUEST, MutexKind.JDK_REENTRANT, underLock),
                Handover.EACH_UNIT,
                MutexKind.NO_MUTEX,
                without);
        assertThat(judge(new GilInJava(), both)).isEqualTo(outcome);
    }

    private static HandMade made() {
        return new HandMade().parallel();
    }

    private static HandMade java(HandMade made, Handover handover, MutexKind mutex, double gain) {
        return made.measured(GlobalLockCost.cell(handover, mutex, 1), round -> Map.of(Metric.TEAM_TIME, 1000.0 + round))
                .measured(
                        GlobalLockCost.cell(handover, mutex, HandMade.PROCESSORS),
                        round -> Map.of(Metric.TEAM_TIME, (1000.0 + round) / gain));
    }

    private static HandMade bytecode(
            HandMade made, String python, int minor, boolean gil, double threads, double processes) {
        Map<Metric, Double> found = facts(minor, gil);
        found.put(WorkerKind.BYTECODE_THREADS.speedup(), threads);
        found.put(WorkerKind.BYTECODE_THREADS.speedupOfTwo(), threads);
        found.put(WorkerKind.BYTECODE_THREADS.cpuPerWallOfTwo(), threads);
        found.put(WorkerKind.BYTECODE_PROCESSES.speedupOfTwo(), processes);
        found.put(WorkerKind.BYTECODE_PROCESSES.cpuPerWallOfTwo(), processes);
        Cell cell = PythonWorkers.cell(python);
        return made.measured(cell, round -> found);
    }

    private static HandMade updates(HandMade made, String python, int minor, double plain, double withCall) {
        Map<Metric, Double> found = facts(minor, true);
        found.put(PythonUpdates.TRIED, 1_600_000.0);
        found.put(PythonUpdates.LOST_PLAIN, plain);
        found.put(PythonUpdates.LOST_WITH_CALL, withCall);
        return made.measured(PythonUpdates.cell(python), round -> found);
    }

    private static Map<Metric, Double> facts(int minor, boolean gil) {
        return new HashMap<>(Map.of(
                PythonFacts.MINOR,
                (double) minor,
                PythonFacts.MICRO,
                2.0,
                PythonFacts.GIL_DISABLED,
                gil ? 0.0 : 1.0,
                PythonFacts.GIL_ON,
                gil ? 1.0 : 0.0));
    }

    private static Outcome judge(Claim claim, HandMade made) {
        return Claims.judge(claim, made.evidence()).outcome();
    }
}
