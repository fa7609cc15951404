// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.clone;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.spawn.Spawn;
import io.threadtoll.bench.spawn.SpawnKind;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.linux.MachineIncrement;
import io.threadtoll.linux.TaskPart;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.ThreadFigure;
import io.threadtoll.probe.ThreadKind;
import io.threadtoll.probe.ThreadStack;
import io.threadtoll.probe.kthread.KernelThreadCommand;
import io.threadtoll.probe.kthread.KernelThreadKill;
import io.threadtoll.probe.kthread.KernelThreads;
import io.threadtoll.probe.thread.CloneFlags;
import io.threadtoll.probe.thread.FlagVisibility;
import io.threadtoll.probe.thread.KeptRegisters;
import io.threadtoll.probe.thread.MachineSteps;
import io.threadtoll.probe.thread.PgrepCommand;
import io.threadtoll.probe.thread.SharedParts;
import io.threadtoll.probe.thread.StackReach;
import io.threadtoll.probe.thread.StoreBuffering;
import io.threadtoll.probe.thread.ThreadCredentials;
import io.threadtoll.probe.thread.ThreadIdentity;
import io.threadtoll.report.FigureText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The claims on what a thread is and on kernel threads, each with what must hold it, refute it and leave it open. */
class ThreadClaimsTest {
    private static final Map<Metric, Double> IDENTITY = Map.of(
            ThreadIdentity.PIDS, 1.0,
            ThreadIdentity.TIDS, 8.0,
            ThreadIdentity.ERRNO_PLACES, 8.0,
            ThreadIdentity.ERRNO_LEAKED, 0.0,
            ThreadIdentity.THREAD_LOCALS, 8.0,
            ThreadIdentity.TASKS, 20.0,
            ThreadIdentity.COUNTED, 20.0,
            ThreadIdentity.PS_ROWS, 20.0,
            ThreadIdentity.MASKS, 2.0,
            ThreadIdentity.CAUGHT, 1.0);

    private static final Map<Metric, Double> KERNEL = Map.of(
            KernelThreads.SEEN, 60.0,
            KernelThreads.WITH_MEMORY, 0.0,
            KernelThreads.LEGIBLE, 60.0,
            KernelThreads.WITH_MAPPINGS, 0.0,
            KernelThreads.IGNORING, 60.0,
            KernelThreads.NUMBERED, 20.0,
            KernelThreads.BOUND, 14.0,
            KernelThreads.CPUS, 2.0);

    private static final Map<Metric, Double> COMMAND = Map.of(
            KernelThreadCommand.THREADS, 60.0,
            KernelThreadCommand.LISTED, 60.0,
            KernelThreadCommand.LISTED_WITH_ARGS, 60.0,
            KernelThreadCommand.OTHERS_LISTED, 0.0);

    private static final Map<Metric, Double> STEPS = Map.of(
            MachineSteps.TRIED,
            1e7,
            MachineSteps.BYTECODES,
            4.0,
            MachineSteps.lost(MachineIncrement.IN_STEPS),
            4e6,
            MachineSteps.lost(MachineIncrement.AT_ONCE),
            0.0,
            MachineSteps.lost(MachineIncrement.LOCKED),
            0.0);

    private static final Map<Metric, Double> BUFFERING =
            Map.of(StoreBuffering.TRIED, 3e5, StoreBuffering.BOTH_OLD, 0.0, StoreBuffering.BOTH_OLD_FENCED, 0.0);

    private static final Map<Metric, Double> FLAGS =
            Map.of(FlagVisibility.SET, 4.0, FlagVisibility.PLAIN_UNSEEN, 0.0, FlagVisibility.VOLATILE_UNSEEN, 0.0);

    private static final Map<Metric, Double> REGISTERS =
            Map.of(KeptRegisters.LOOKS, 4e4, KeptRegisters.CHANGED, 0.0, KeptRegisters.SWITCHES, 3e4);

    private static final Map<Metric, Double> CLONE = Map.of(
            CloneFlags.REFUSED, 2.0,
            CloneFlags.THREADS, 12.0,
            CloneFlags.WITH_THE_FOUR, 12.0,
            CloneFlags.FORKS, 1.0,
            CloneFlags.FORK_RESOURCE_FLAGS, 0.0,
            CloneFlags.JVM_PROCESSES, 1.0,
            CloneFlags.JVM_PROCESSES_SHARING, 1.0);

    private static final Map<Metric, Double> USERS =
            Map.of(ThreadCredentials.BARE_CHANGE_SHARED, 0.0, ThreadCredentials.USERS_AFTER_LIBRARY, 1.0);

    private static final Map<Metric, Double> STACKS = Map.of(
            ThreadKind.JAVA.metric(ThreadFigure.SHARED), 0.0, ThreadKind.PTHREAD.metric(ThreadFigure.SHARED), 0.0);

    private static final Map<Metric, Double> PGREP =
            Map.of(PgrepCommand.EXIT_OF_ONE, 0.0, PgrepCommand.EXIT_OF_TWO, 0.0);

    static Stream<Arguments> cases() {
        Map<Metric, Double> shared = shared();
        return Stream.of(
                of("shared-mm", SharedParts.ID, shared, Map.of(), Outcome.REPRODUCED),
                of(
                        "shared-mm",
                        SharedParts.ID,
                        shared,
                        Map.of(SharedParts.byThreads(TaskPart.MEMORY), 0.0),
                        Outcome.REFUTED),
                of(
                        "shared-mm",
                        SharedParts.ID,
                        shared,
                        Map.of(SharedParts.byChild(TaskPart.MEMORY), 1.0),
                        Outcome.INCONCLUSIVE),
                of("shared-files", SharedParts.ID, shared, Map.of(), Outcome.REPRODUCED),
                of("shared-files", SharedParts.ID, shared, Map.of(SharedParts.DESCRIPTOR_WORKS, 0.0), Outcome.REFUTED),
                of(
                        "shared-files",
                        SharedParts.ID,
                        shared,
                        Map.of(SharedParts.DESCRIPTOR_IN_CHILD, 1.0),
                        Outcome.INCONCLUSIVE),
                of("shared-sighand", SharedParts.ID, shared, Map.of(), Outcome.REPRODUCED),
                of("shared-fs", SharedParts.ID, shared, Map.of(), Outcome.REPRODUCED),
                of(
                        "shared-fs",
                        SharedParts.ID,
                        shared,
                        Map.of(SharedParts.byThreads(TaskPart.FILE_SYSTEM), 0.0),
                        Outcome.REFUTED),
                of("shared-fs", SharedParts.ID, shared, Map.of(SharedParts.FOLDER_FOLLOWS, 0.0), Outcome.REFUTED),
                of(
                        "shared-fs",
                        SharedParts.ID,
                        shared,
                        Map.of(SharedParts.FOLDER_FOLLOWS_UNSHARED, 1.0),
                        Outcome.INCONCLUSIVE),
                of("same-pid", ThreadIdentity.ID, IDENTITY, Map.of(), Outcome.REPRODUCED),
                of("same-pid", ThreadIdentity.ID, IDENTITY, Map.of(ThreadIdentity.PIDS, 8.0), Outcome.REFUTED),
                of("task-dir", ThreadIdentity.ID, IDENTITY, Map.of(), Outcome.REPRODUCED),
                of("task-dir", ThreadIdentity.ID, IDENTITY, Map.of(ThreadIdentity.PS_ROWS, 1.0), Outcome.REFUTED),
                of("sigmask", ThreadIdentity.ID, IDENTITY, Map.of(), Outcome.REPRODUCED),
                of("sigmask", ThreadIdentity.ID, IDENTITY, Map.of(ThreadIdentity.CAUGHT, 2.0), Outcome.REFUTED),
                of("sigmask", ThreadIdentity.ID, IDENTITY, Map.of(ThreadIdentity.MASKS, 1.0), Outcome.INCONCLUSIVE),
                of("errno-tls", ThreadIdentity.ID, IDENTITY, Map.of(), Outcome.REPRODUCED),
                of("errno-tls", ThreadIdentity.ID, IDENTITY, Map.of(ThreadIdentity.ERRNO_LEAKED, 1.0), Outcome.REFUTED),
                of("pgrep-command", PgrepCommand.ID, PGREP, Map.of(), Outcome.REPRODUCED),
                of("pgrep-command", PgrepCommand.ID, PGREP, Map.of(PgrepCommand.EXIT_OF_TWO, 2.0), Outcome.REFUTED),
                of(
                        "pgrep-command",
                        PgrepCommand.ID,
                        PGREP,
                        Map.of(PgrepCommand.EXIT_OF_ONE, 1.0),
                        Outcome.INCONCLUSIVE),
                of("three-steps", MachineSteps.ID, STEPS, Map.of(), Outcome.REPRODUCED),
                of(
                        "three-steps",
                        MachineSteps.ID,
                        STEPS,
                        Map.of(MachineSteps.lost(MachineIncrement.AT_ONCE), 3e6),
                        Outcome.REFUTED),
                of(
                        "three-steps",
                        MachineSteps.ID,
                        STEPS,
                        Map.of(MachineSteps.lost(MachineIncrement.IN_STEPS), 0.0),
                        Outcome.INCONCLUSIVE),
                of(
                        "three-steps",
                        MachineSteps.ID,
                        STEPS,
                        Map.of(MachineSteps.lost(MachineIncrement.LOCKED), 5.0),
                        Outcome.INCONCLUSIVE),
                of("registers", KeptRegisters.ID, REGISTERS, Map.of(), Outcome.REPRODUCED),
                of("registers", KeptRegisters.ID, REGISTERS, Map.of(KeptRegisters.CHANGED, 1.0), Outcome.REFUTED),
                of("registers", KeptRegisters.ID, REGISTERS, Map.of(KeptRegisters.SWITCHES, 3.0), Outcome.INCONCLUSIVE),
                of("shared-credentials", ThreadCredentials.ID, USERS, Map.of(), Outcome.REFUTED),
                of(
                        "shared-credentials",
                        ThreadCredentials.ID,
                        USERS,
                        Map.of(ThreadCredentials.BARE_CHANGE_SHARED, 1.0),
                        Outcome.REPRODUCED),
                of("libc-credentials", ThreadCredentials.ID, USERS, Map.of(), Outcome.REPRODUCED),
                of(
                        "libc-credentials",
                        ThreadCredentials.ID,
                        USERS,
                        Map.of(ThreadCredentials.USERS_AFTER_LIBRARY, 2.0),
                        Outcome.REFUTED),
                of("stack-unshared", StackReach.ID, Map.of(StackReach.READ, 4.0), Map.of(), Outcome.REFUTED),
                of("stack-unshared", StackReach.ID, Map.of(StackReach.READ, 0.0), Map.of(), Outcome.REPRODUCED),
                of("stack-private", ThreadStack.ID, STACKS, Map.of(), Outcome.REPRODUCED),
                of(
                        "stack-private",
                        ThreadStack.ID,
                        STACKS,
                        Map.of(ThreadKind.JAVA.metric(ThreadFigure.SHARED), 3.0),
                        Outcome.REFUTED),
                of("one-primitive", CloneFlags.ID, CLONE, Map.of(), Outcome.REPRODUCED),
                of("one-primitive", CloneFlags.ID, CLONE, Map.of(CloneFlags.REFUSED, 1.0), Outcome.REFUTED),
                of("thread-flags", CloneFlags.ID, CLONE, Map.of(), Outcome.REPRODUCED),
                of("thread-flags", CloneFlags.ID, CLONE, Map.of(CloneFlags.WITH_THE_FOUR, 8.0), Outcome.REFUTED),
                of("fork-flags", CloneFlags.ID, CLONE, Map.of(), Outcome.REFUTED),
                of(
                        "fork-flags",
                        CloneFlags.ID,
                        CLONE,
                        Map.of(CloneFlags.FORK_RESOURCE_FLAGS, 1.0),
                        Outcome.INCONCLUSIVE),
                of("kthread-no-mm", KernelThreads.ID, KERNEL, Map.of(), Outcome.REPRODUCED),
                of("kthread-no-mm", KernelThreads.ID, KERNEL, Map.of(KernelThreads.WITH_MEMORY, 1.0), Outcome.REFUTED),
                of("kthread-command", KernelThreadCommand.ID, COMMAND, Map.of(), Outcome.REPRODUCED),
                of(
                        "kthread-command",
                        KernelThreadCommand.ID,
                        COMMAND,
                        Map.of(KernelThreadCommand.LISTED, 0.0),
                        Outcome.REFUTED),
                of("kthread-cpu-suffix", KernelThreads.ID, KERNEL, Map.of(), Outcome.REPRODUCED),
                of("kthread-cpu-suffix", KernelThreads.ID, KERNEL, Map.of(KernelThreads.BOUND, 2.0), Outcome.REFUTED),
                of(
                        "kthread-cpu-suffix",
                        KernelThreads.ID,
                        KERNEL,
                        Map.of(KernelThreads.CPUS, 1.0),
                        Outcome.NOT_APPLICABLE),
                of(
                        "kthread-cpu-suffix",
                        KernelThreads.ID,
                        KERNEL,
                        Map.of(KernelThreads.NUMBERED, 0.0, KernelThreads.BOUND, 0.0),
                        Outcome.NOT_APPLICABLE),
                of("kthread-unkillable", KernelThreads.ID, KERNEL, Map.of(), Outcome.REPRODUCED),
                of(
                        "kthread-unkillable",
                        KernelThreads.ID,
                        KERNEL,
                        Map.of(KernelThreads.IGNORING, 10.0),
                        Outcome.REFUTED));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isJudged(String claim, String probe, Map<Metric, Double> found, Outcome expected) {
        Verdict verdict = judged(claim, new HandMade().measured(Cell.ofProbe(probe), round -> found));
        assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(expected);
        assertThat(verdict.figures())
                .allSatisfy(figure -> assertThat(FigureText.withBand(figure))
                        .as("what it was held against can be read")
                        .doesNotContain("anything"));
    }

    @Test
    void twoThreadsRanInParallelWhereTheyGotTwoCpus() {
        assertThat(judged("run-in-parallel", new HandMade().parallel()).outcome())
                .isEqualTo(Outcome.REPRODUCED);
        assertThat(judged("run-in-parallel", new HandMade().gate(1.5)).outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(judged("run-in-parallel", new HandMade().gate(0.99)).outcome())
                .isEqualTo(Outcome.REFUTED);
    }

    static Stream<Arguments> visibilities() {
        return Stream.of(
                Arguments.of(Map.of(), Map.of(), Outcome.INCONCLUSIVE),
                Arguments.of(Map.of(StoreBuffering.BOTH_OLD, 9.0), Map.of(), Outcome.REFUTED),
                Arguments.of(
                        Map.of(StoreBuffering.BOTH_OLD, 9.0, StoreBuffering.BOTH_OLD_FENCED, 1.0),
                        Map.of(),
                        Outcome.INCONCLUSIVE),
                Arguments.of(Map.of(), Map.of(FlagVisibility.PLAIN_UNSEEN, 4.0), Outcome.REFUTED),
                Arguments.of(
                        Map.of(),
                        Map.of(FlagVisibility.PLAIN_UNSEEN, 4.0, FlagVisibility.VOLATILE_UNSEEN, 1.0),
                        Outcome.INCONCLUSIVE));
    }

    @ParameterizedTest
    @MethodSource("visibilities")
    void aWriteThatIsSeenLateByEither(Map<Metric, Double> stores, Map<Metric, Double> flags, Outcome expected) {
        Verdict verdict = judged(
                "visible-at-once",
                new HandMade()
                        .measured(Cell.ofProbe(StoreBuffering.ID), round -> but(BUFFERING, stores))
                        .measured(Cell.ofProbe(FlagVisibility.ID), round -> but(FLAGS, flags)));
        assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(expected);
    }

    @Test
    void onOneCpuThereIsTheCompilerAlone() {
        HandMade oneCpu = new HandMade().without(Cell.ofProbe(StoreBuffering.ID), Status.NOT_APPLICABLE, "one CPU");
        assertThat(judged("visible-at-once", oneCpu).outcome()).as("no flag").isEqualTo(Outcome.INCONCLUSIVE);
        Map<Metric, Double> unseen = but(FLAGS, Map.of(FlagVisibility.PLAIN_UNSEEN, 4.0));
        assertThat(judged("visible-at-once", oneCpu.measured(Cell.ofProbe(FlagVisibility.ID), round -> unseen))
                        .outcome())
                .isEqualTo(Outcome.REFUTED);
    }

    @Test
    void withoutTheInstructionAClaimIsNotApplicable() {
        Map<Metric, Double> noInstruction = new HashMap<>(STEPS);
        noInstruction.remove(MachineSteps.lost(MachineIncrement.AT_ONCE));
        assertThat(judged("three-steps", new HandMade().measured(Cell.ofProbe(MachineSteps.ID), round -> noInstruction))
                        .outcome())
                .isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void whatCannotBeTracedIsNotApplicableWithTheProbesReason() {
        Fork untraced = Forks.with(
                Forks.without(Cell.ofProbe(CloneFlags.ID), Fork.Status.MEASURED, "there is no program strace here"),
                CloneFlags.REFUSED,
                2.0);
        for (String id : List.of("thread-flags", "fork-flags")) {
            Verdict verdict = judged(id, new Evidence(new HandMade().evidence().environment(), List.of(untraced)));
            assertThat(verdict.outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
            assertThat(verdict.reason()).contains("no program strace");
        }
    }

    @Test
    void mapsThatNobodyMayReadSayNothing() {
        Map<Metric, Double> illegible = new HashMap<>(KERNEL);
        illegible.keySet().removeAll(Set.of(KernelThreads.LEGIBLE, KernelThreads.WITH_MAPPINGS));
        Verdict verdict =
                judged("kthread-no-mm", new HandMade().measured(Cell.ofProbe(KernelThreads.ID), round -> illegible));
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(verdict.figures()).hasSize(1);
        assertThat(verdict.reason()).contains("may not read");
    }

    @Test
    void aKillThatWasSentTakesPartWhereItWasSent() {
        assertThat(killed(3, 3).outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(killed(3, 2).outcome()).as("one may have ended by itself").isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(killed(3, 0).outcome()).isEqualTo(Outcome.REFUTED);
        assertThat(killed(0, 0).outcome()).as("it was refused").isEqualTo(Outcome.REPRODUCED);
        assertThat(killed(0, 0).reason()).contains("may send them no signal");
        assertThat(judged("kthread-unkillable", kernelThreads()).reason()).contains("nothing was sent");
    }

    private static Verdict killed(double sent, double lived) {
        return judged(
                "kthread-unkillable",
                kernelThreads()
                        .measured(
                                Cell.ofProbe(KernelThreadKill.ID),
                                round -> Map.of(
                                        KernelThreadKill.SENT, sent,
                                        KernelThreadKill.LIVED, lived,
                                        KernelThreadKill.REFUSED, 3 - sent)));
    }

    private static HandMade kernelThreads() {
        return new HandMade().measured(Cell.ofProbe(KernelThreads.ID), round -> KERNEL);
    }

    @Test
    void aForkThatGrowsWithMemoryBesideAThreadThatDoesNot() {
        assertThat(spawned(1e5, 3e6, 3e4, 3.01e4).outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(spawned(1e5, 5e4, 3e4, 3.01e4).outcome())
                .as("a fork that doesn't grow")
                .isEqualTo(Outcome.REFUTED);
        assertThat(spawned(1e5, 3e6, 3e4, 2e6).outcome())
                .as("a thread that grows")
                .isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(spawned(1e5, 3e6, 2e6, 3e4).outcome())
                .as("a thread that shrinks")
                .isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(spawned(1e5, 1.0001e5, 3e4, 3.0001e4).figures())
                .as("a fork that may not grow: no share")
                .anySatisfy(figure -> assertThat(figure.estimate()).isNaN());
    }

    private static Verdict spawned(double forkLittle, double forkMuch, double threadLittle, double threadMuch) {
        return judged(
                "fork-cost",
                new HandMade()
                        .measured(Spawn.cell(SpawnKind.FORK, 64), round -> score(forkLittle, round))
                        .measured(Spawn.cell(SpawnKind.FORK, 2048), round -> score(forkMuch, round))
                        .measured(Spawn.cell(SpawnKind.PTHREAD, 64), round -> score(threadLittle, round))
                        .measured(Spawn.cell(SpawnKind.PTHREAD, 2048), round -> score(threadMuch, round)));
    }

    private static Map<?, Double> score(double ns, int round) {
        return Map.of(Metric.SCORE, ns * (1 + 0.001 * round));
    }

    private static Arguments of(
            String claim, String probe, Map<Metric, Double> found, Map<Metric, Double> but, Outcome expected) {
        return Arguments.of(claim, probe, but(found, but), expected);
    }

    private static Map<Metric, Double> but(Map<Metric, Double> found, Map<Metric, Double> but) {
        Map<Metric, Double> all = new HashMap<>(found);
        all.putAll(but);
        return all;
    }

    private static Map<Metric, Double> shared() {
        Map<Metric, Double> shared = new HashMap<>(Map.of(
                SharedParts.DESCRIPTOR_WORKS, 1.0,
                SharedParts.DESCRIPTOR_IN_CHILD, 0.0,
                SharedParts.FOLDER_FOLLOWS, 1.0,
                SharedParts.FOLDER_FOLLOWS_UNSHARED, 0.0));
        for (TaskPart part : TaskPart.values()) {
            shared.put(SharedParts.byThreads(part), 1.0);
            shared.put(SharedParts.byChild(part), 0.0);
        }
        return shared;
    }

    private static Verdict judged(String id, HandMade made) {
        return judged(id, made.evidence());
    }

    private static Verdict judged(String id, Evidence evidence) {
        Claim claim = Claims.all().stream()
                .filter(one -> one.title().id().equals(id))
                .findFirst()
                .orElseThrow();
        return Claims.judge(claim, evidence);
    }
}
