// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskStateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "42 (java) S 1 42 42 0 -1 4194560",
                "4194304 (a) b) (c) S 1",
                "7 () S 1",
                "7 ((((((((()))))))) S 1",
                "7 (x) S",
            })
    void theLetterBehindTheCommandIsTheState(String stat) {
        assertThat(TaskState.parse(bytes(stat))).isEqualTo(TaskState.SLEEPING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "42 (java", "42 java S 1", "42 (java)", "42 (java) "})
    void withoutACommandThereIsNone(String stat) {
        assertThatIllegalArgumentException().isThrownBy(() -> TaskState.parse(bytes(stat)));
    }

    @Test
    void whoeverLooksAtItselfRuns() {
        try (TaskState self = TaskState.of(BareCalls.gettid())) {
            assertThat(self.now()).isEqualTo(TaskState.RUNNING);
            assertThat(self.now()).as("looked again").isEqualTo(TaskState.RUNNING);
        }
    }

    @Test
    void aThreadInAFutexWaitSleeps() {
        Futex futex = new Futex();
        BlockedCall<WaitResult> waiter = BlockedCall.start(() -> futex.await(0));
        waiter.awaitAsleepOn(futex);
        try (TaskState state = TaskState.of(waiter.tid())) {
            assertThat(state.now()).isEqualTo(TaskState.SLEEPING);
        }
        while (futex.wake(1) == 0) {
            Thread.onSpinWait();
        }
        assertThat(waiter.result()).isEqualTo(WaitResult.WOKEN);
    }

    @Test
    void aThreadThatIsNotThereHasNone() {
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> TaskState.of(Integer.MAX_VALUE));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
