// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.jvm.JvmCommand;
import io.threadtoll.linux.MachineIncrement;
import io.threadtoll.linux.TaskPart;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.ProbeMain;
import io.threadtoll.probe.Probes;
import io.threadtoll.probe.kthread.KernelThreadCommand;
import io.threadtoll.probe.kthread.KernelThreads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What the kernel says here of threads; what it must say anywhere. */
class ThreadProbesTest {
    @Test
    void idsMasksAndErrnoAreWhatTheyHaveToBe() throws Exception {
        Findings found = measured(ThreadIdentity.ID);
        assertThat(found.last(ThreadIdentity.PIDS)).isEqualTo(1);
        assertThat(found.last(ThreadIdentity.TIDS)).isEqualTo(ThreadIdentity.THREADS);
        assertThat(found.last(ThreadIdentity.ERRNO_PLACES)).isEqualTo(ThreadIdentity.THREADS);
        assertThat(found.last(ThreadIdentity.ERRNO_LEAKED)).isZero();
        assertThat(found.last(ThreadIdentity.THREAD_LOCALS)).isEqualTo(ThreadIdentity.THREADS);
        assertThat(found.last(ThreadIdentity.TASKS)).isGreaterThan(ThreadIdentity.THREADS);
        assertThat(found.last(ThreadIdentity.CAUGHT)).isEqualTo(1);
    }

    @Test
    void twoThreadsShareWhatAChildHasOfItsOwn() throws Exception {
        // In a JVM of its own, since it changes the working directory.
        ProbeMain.Answer answer = JvmCommand.ofThisJdk()
                .run(Duration.ofMinutes(1), ProbeMain.class, List.of(SharedParts.ID))
                .answer(ProbeMain.Answer.class);
        Assumptions.assumeTrue(answer.notApplicable().isEmpty(), answer.notApplicable());
        Findings found = answer.findings();
        for (TaskPart part : TaskPart.values()) {
            assertThat(found.last(SharedParts.byThreads(part))).isEqualTo(1);
            assertThat(found.last(SharedParts.byChild(part))).isZero();
        }
        assertThat(found.last(SharedParts.FOLDER_FOLLOWS)).isEqualTo(1);
        assertThat(found.last(SharedParts.FOLDER_FOLLOWS_UNSHARED)).isZero();
        assertThat(found.last(SharedParts.DESCRIPTOR_WORKS)).isEqualTo(1);
        assertThat(found.last(SharedParts.DESCRIPTOR_IN_CHILD)).isZero();
    }

    @Test
    void pgrepFindsOneAndFailsOnTwo() throws Exception {
        Findings found = measured(PgrepCommand.ID);
        assertThat(found.last(PgrepCommand.EXIT_OF_ONE)).isZero();
        assertThat(found.last(PgrepCommand.EXIT_OF_TWO)).isNotZero();
        assertThat(found.note()).contains("exit").contains("/task/");
    }

    @Test
    void aLockedIncrementLosesNone() throws Exception {
        Findings found = measured(MachineSteps.ID);
        assertThat(found.last(MachineSteps.lost(MachineIncrement.LOCKED))).isZero();
        assertThat(found.last(MachineSteps.lost(MachineIncrement.IN_STEPS))).isBetween(0.0, 2.0 * MachineSteps.EACH);
    }

    @Test
    void anIncrementIsFourInstructionsOfByteCode() throws Exception {
        assertThat(IncrementBytecode.read()).containsExactly("getstatic", "iconst_1", "iadd", "putstatic");
    }

    @Test
    void registersAreKeptOverSwitches() throws Exception {
        Findings found = measured(KeptRegisters.ID);
        assertThat(found.last(KeptRegisters.CHANGED)).isZero();
        assertThat(found.last(KeptRegisters.SWITCHES)).isPositive();
    }

    @Test
    void aVolatileFlagIsSeen() throws Exception {
        Findings found = measured(FlagVisibility.ID);
        assertThat(found.last(FlagVisibility.VOLATILE_UNSEEN)).isZero();
        assertThat(found.last(FlagVisibility.PLAIN_UNSEEN)).isBetween(0.0, found.last(FlagVisibility.SET));
    }

    @Test
    void aJvmStartsThreadsAndAProcessThatBorrowsItsMemory() throws Exception {
        Findings found = measured(CloneFlags.ID);
        Assumptions.assumeTrue(found.values().containsKey(CloneFlags.THREADS.name()), found.note());
        assertThat(found.last(CloneFlags.WITH_THE_FOUR)).isEqualTo(found.last(CloneFlags.THREADS));
        assertThat(found.last(CloneFlags.FORK_RESOURCE_FLAGS)).isZero();
        assertThat(found.last(CloneFlags.JVM_PROCESSES)).isEqualTo(1);
        assertThat(found.last(CloneFlags.JVM_PROCESSES_SHARING)).isEqualTo(1);
    }

    @Test
    void aFenceEndsStoreBuffering() throws Exception {
        assertThat(measured(StoreBuffering.ID).last(StoreBuffering.BOTH_OLD_FENCED))
                .isZero();
    }

    @Test
    void aStackIsLegibleToOthers() throws Exception {
        assertThat(measured(StackReach.ID).last(StackReach.READ)).isEqualTo(StackReach.THREADS);
    }

    @Test
    void credentialsAreAThreadsOwn() throws Exception {
        // In a JVM of its own, since it changes the user.
        ProbeMain.Answer answer = JvmCommand.ofThisJdk()
                .run(Duration.ofMinutes(1), ProbeMain.class, List.of(ThreadCredentials.ID))
                .answer(ProbeMain.Answer.class);
        Assumptions.assumeTrue(answer.notApplicable().isEmpty(), answer.notApplicable());
        assertThat(answer.findings().last(ThreadCredentials.BARE_CHANGE_SHARED)).isZero();
        if (answer.findings().values().containsKey(ThreadCredentials.USERS_AFTER_LIBRARY.name())) {
            assertThat(answer.findings().last(ThreadCredentials.USERS_AFTER_LIBRARY))
                    .isEqualTo(1);
        }
    }

    @Test
    void kernelThreadsHaveNoMemory() throws Exception {
        Findings found = measured(KernelThreads.ID);
        assertThat(found.last(KernelThreads.SEEN)).isPositive();
        assertThat(found.last(KernelThreads.WITH_MEMORY)).isZero();
    }

    @Test
    void theCommandListsThemWithArgsOnly() throws Exception {
        Findings found = measured(KernelThreadCommand.ID);
        assertThat(found.last(KernelThreadCommand.LISTED)).isZero();
        assertThat(found.last(KernelThreadCommand.LISTED_WITH_ARGS)).isPositive();
        assertThat(found.note())
                .contains("$ ps -eo pid,comm | grep", " -> 0 lines", "$ ps -eo pid,args | grep", "the first '2 [");
    }

    private static Findings measured(String id) throws Exception {
        Probe probe = Probes.named(id);
        try {
            Findings found = probe.measure(Map.of());
            assertThat(found.values().keySet()).as("its main metrics").containsAll(probe.mainMetrics());
            return found;
        } catch (NotApplicableException e) {
            Assumptions.abort(e.getMessage());
            throw e;
        }
    }
}
