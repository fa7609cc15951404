// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machine code that is called, and counted by what it leaves behind. */
class ExecutableStubTest {
    static Stream<StubCode> codes() {
        return Stream.of(
                        CallCode.values(),
                        IncrementCode.values(),
                        TaskCode.values(),
                        RegisterCode.values(),
                        HopCode.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void anotherArchitectureIsRefusedByName(StubCode code) {
        assertThatExceptionOfType(UnsupportedPlatformException.class)
                .isThrownBy(() -> code.on(SyscallTable.RISCV64))
                .withMessageContaining("riscv64")
                .withMessageContaining(code.name());
    }

    @Test
    void anInstructionThatAProcessorLacksIsRefused() {
        assertThatExceptionOfType(UnsupportedPlatformException.class)
                .isThrownBy(() -> IncrementCode.INCREMENT_AT_ONCE.on(SyscallTable.AARCH64))
                .withMessageContaining("no such instruction");
    }

    /** One thread loses nothing, whatever the instruction. */
    @ParameterizedTest
    @EnumSource
    void anIncrementIsOne(MachineIncrement kind) {
        assumeTrue(kind.refusal().isEmpty(), kind.refusal().orElse(""));
        AlignedWord word = new AlignedWord();
        try (MachineIncrement.Loop loop = kind.loop()) {
            loop.run(word, 1);
            loop.run(word, 1000);
            assertThatIllegalArgumentException().isThrownBy(() -> loop.run(word, 0));
        }
        assertThat(word.get()).isEqualTo(1001);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void codeEndsWithAReturn(StubCode code) {
        assertThat(code.on(SyscallTable.X86_64)).endsWith(0xc3);
        assumeTrue(code != IncrementCode.INCREMENT_AT_ONCE, "aarch64 has no such instruction");
        assertThat(code.on(SyscallTable.AARCH64)).hasSizeGreaterThan(16).endsWith(0xc0, 0x03, 0x5f, 0xd6);
        assertThat(code.on(SyscallTable.AARCH64).length % 4).isZero();
    }

    /** On an architecture that has the code. */
    @Nested
    @ParameterizedClass
    @EnumSource
    class Called {
        private static final int MANY = 10_000;

        private final NativeLoop.Entry entry;
        private NativeLoop loop;

        Called(NativeLoop.Entry entry) {
            this.entry = entry;
        }

        @BeforeEach
        void make() {
            assumeTrue(SyscallTable.HERE != SyscallTable.RISCV64, "no machine code for riscv64");
            loop = new NativeLoop(entry);
        }

        @AfterEach
        void close() {
            if (loop != null) {
                loop.close();
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, MANY})
        void everyCallOfAFunctionIsInTheSum(int n) {
            assertThat(loop.nullCall(-5, n)).isEqualTo(5L * n);
            // abs(3) leaves the smallest int as it is: negative, so its sign has to be carried into the sum.
            assertThat(loop.nullCall(Integer.MIN_VALUE, n)).isEqualTo((long) Integer.MIN_VALUE * n);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, MANY})
        void everySystemCallIsInTheSum(int n) {
            assertThat(loop.getppid(n)).isEqualTo((long) new BoundCalls(Binding.standard()).getppid() * n);
        }

        @Test
        void anErrorIsInTheSumToo() {
            assertThat(loop.await(new Futex(), 1, MANY))
                    .isEqualTo((entry == NativeLoop.Entry.INSTRUCTION ? -Errno.EAGAIN.number : -1L) * MANY);
        }

        @Test
        void theNewerCallsAreMadeToo() {
            assumeTrue(Futex2.missing().isEmpty(), Futex2.missing().orElse(""));
            Futex2 word = new Futex2(Binding.standard());
            BlockedCall<WaitResult> sleeper = BlockedCall.start(() -> word.await(0));
            sleeper.awaitWaiting();
            assertThat(loop.wake(word, MANY)).isEqualTo(1);
            assertThat(sleeper.result()).isEqualTo(WaitResult.WOKEN);
            assertThat(loop.await(word, 1, MANY))
                    .isEqualTo((entry == NativeLoop.Entry.INSTRUCTION ? -Errno.EAGAIN.number : -1L) * MANY);
        }

        @Test
        void eachWakeOfTheLoopWakesOne() {
            Futex futex = new Futex();
            List<BlockedCall<WaitResult>> sleepers = Stream.generate(() -> BlockedCall.start(() -> futex.await(0)))
                    .limit(3)
                    .collect(Collectors.toList());
            sleepers.forEach(sleeper -> sleeper.awaitAsleepOn(futex));

            assertThat(loop.wake(futex, 2)).isEqualTo(2);
            assertThat(loop.wake(futex, MANY)).isEqualTo(1);
            assertThat(sleepers).extracting(BlockedCall::result).containsOnly(WaitResult.WOKEN);
        }

        @ParameterizedTest
        @ValueSource(longs = {0, -1})
        void aLoopThatWouldNotEndIsRefused(long n) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> loop.getppid(n))
                    .withMessageContaining("not " + n);
        }

        @Test
        void itsMemoryIsNeverWritableAndExecutable() {
            try (ExecutableStub stub = new ExecutableStub(CallCode.CALL_LOOP)) {
                assertThat(rights(stub.address())).isEqualTo("r-xp");
            }
        }

        @Test
        void aClosedStubIsNotCalled() {
            ExecutableStub stub = new ExecutableStub(CallCode.CALL_LOOP);
            stub.close();
            stub.close();

            assertThatIllegalStateException().isThrownBy(stub::call).withMessageContaining("closed");
        }
    }

    private static String rights(long address) {
        String start = Long.toHexString(address) + "-";
        return ProcFs.read("/proc/self/maps")
                .lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.split(" ", 3)[1])
                .findFirst()
                .orElseThrow();
    }
}
