// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads and processes that begin and end, and what is left of them: nothing but what the kernel charged. */
class NewTasksTest {
    private static final int MANY = 50;
    private static final int MIB = 1 << 20;

    @BeforeEach
    void onAnArchitectureWithCode() {
        assumeTrue(SyscallTable.HERE != SyscallTable.RISCV64, "no machine code for riscv64");
    }

    @ParameterizedTest
    @EnumSource
    void aChildIsWaitedForAndLeavesNothing(ForkLoop.Memory memory) {
        long children = ProcessHandle.current().children().count();
        try (ForkLoop forks = new ForkLoop(memory)) {
            forks.run(1);
            forks.run(MANY);
            assertThatIllegalArgumentException().isThrownBy(() -> forks.run(0));
        }
        assertThat(ProcessHandle.current().children().count()).isEqualTo(children);
    }

    /** A copied one costs its parent page faults, a borrowed one does not. */
    @Test
    void onlyAForkMakesItsParentCopyPages() {
        assertThat(faults(ForkLoop.Memory.COPIED)).isGreaterThan(2 * faults(ForkLoop.Memory.BORROWED) + MANY);
    }

    private static long faults(ForkLoop.Memory memory) {
        try (ForkLoop forks = new ForkLoop(memory)) {
            forks.run(MANY);
            ResourceUsage before = ResourceUsage.now();
            for (int i = 0; i < MANY; i++) {
                forks.run(1);
            }
            return ResourceUsage.now().since(before).pageFaults();
        }
    }

    @Test
    void aPthreadIsWaitedFor() {
        BarePthread pthread = new BarePthread();
        for (int i = 0; i < MANY; i++) {
            pthread.startAndJoin();
        }
    }

    @Test
    void aBareTaskIsWaitedForAndLeavesTheSignalMaskAsItWas() {
        String before = mask();
        try (BareTask task = new BareTask()) {
            for (int i = 0; i < MANY; i++) {
                task.startAndJoin();
            }
        }
        assertThat(mask()).isEqualTo(before);
    }

    private static String mask() {
        return ProcFs.read("/proc/thread-self/status")
                .lines()
                .filter(line -> line.startsWith("SigBlk:"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aProgramIsWaitedForAndChargedToThisProcess() {
        long children = ProcessHandle.current().children().count();
        SpawnedProgram nothing = new SpawnedProgram(program("true"));
        ResourceUsage before = ResourceUsage.now();
        for (int i = 0; i < MANY; i++) {
            nothing.startAndWait();
        }
        ResourceUsage used = ResourceUsage.now().since(before);
        assertThat(used.pageFaults()).as("each maps a program of its own").isGreaterThan(10 * MANY);
        assertThat(used.voluntarySwitches()).isPositive();
        assertThat(used.involuntarySwitches()).isNotNegative();
        assertThat(ProcessHandle.current().children().count()).isEqualTo(children);
    }

    @Test
    void aProgramThatFailsOrIsNoneIsAnError() {
        assertThatIllegalStateException().isThrownBy(new SpawnedProgram(program("false"))::startAndWait);
        assertThatExceptionOfType(NativeCallException.class)
                .isThrownBy(new SpawnedProgram(Path.of("/no/such/program"))::startAndWait)
                .withMessageContaining("ENOENT");
    }

    private static Path program(String name) {
        return List.of(Path.of("/usr/bin", name), Path.of("/bin", name)).stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void touchedMemoryIsInMemoryAndGivenBack(PageSize pages) {
        long before = ProcessMemory.of(ProcessHandle.current().pid()).rssBytes();
        TouchedMemory memory = new TouchedMemory(64 * MIB, pages);
        assertThat(ProcessMemory.of(ProcessHandle.current().pid()).rssBytes() - before)
                .isGreaterThan(48 * MIB);
        if (pages == PageSize.SMALL) {
            assertThat(memory.hugeBytes()).isZero();
        } else {
            assertThat(memory.hugeBytes()).isBetween(0L, 64L * MIB);
        }
        memory.close();
        memory.close();
        assertThat(ProcessMemory.of(ProcessHandle.current().pid()).rssBytes() - before)
                .isLessThan(32 * MIB);
    }

    @Test
    void registersHoldWhatTheirThreadLeftInThem() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (RegisterCheck registers = new RegisterCheck()) {
            List<Future<Long>> changed = threads.invokeAll(
                    List.of(() -> registers.changed(-1, 1000), () -> registers.changed(0x5555_5555_5555_5555L, 1000)));
            for (Future<Long> each : changed) {
                assertThat(each.get()).isZero();
            }
            assertThatIllegalArgumentException().isThrownBy(() -> registers.changed(1, 0));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aRegisterThatChangedIsFoundEachTime() {
        try (RegisterCheck registers = new RegisterCheck(new ClearsOne())) {
            assertThat(registers.changed(-1, 10)).isEqualTo(10);
            assertThat(registers.changed(0, 10)).as("it held that already").isZero();
        }
    }

    /** In place of the system call it clears a register. */
    private static final class ClearsOne implements StubCode {
        @Override
        public String name() {
            return "CLEARS_ONE";
        }

        @Override
        public Texts texts() {
            Texts kept = RegisterCode.REGISTER_LOOP.texts();
            return new Texts(
                    kept.x86().replace("0f 05 ", "31 ed "), kept.aarch64().replace("01 00 00 d4 ", "f4 03 1f aa "));
        }
    }
}
