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

class ThreadWatchTest {
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
        assertThat(ThreadWatch.parse(bytes(stat))).isEqualTo(ThreadWatch.ASLEEP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "42 (java", "42 java S 1", "42 (java)", "42 (java) "})
    void withoutACommandThereIsNone(String stat) {
        assertThatIllegalArgumentException().isThrownBy(() -> ThreadWatch.parse(bytes(stat)));
    }

    @Test
    void whoeverLooksAtItselfRuns() {
        try (ThreadWatch self = ThreadWatch.of(BareCalls.gettid())) {
            assertThat(self.isAsleep()).isFalse();
            assertThat(self.isAsleep()).as("looked again").isFalse();
        }
    }

    @Test
    void aThreadInAFutexWaitSleeps() {
        Futex futex = new Futex();
        BlockedCall<WaitResult> waiter = BlockedCall.start(() -> futex.await(0));
        waiter.awaitAsleepOn(futex);
        try (ThreadWatch state = ThreadWatch.of(waiter.tid())) {
            assertThat(state.isAsleep()).isTrue();
        }
        while (futex.wake(1) == 0) {
            Thread.onSpinWait();
        }
        assertThat(waiter.result()).isEqualTo(WaitResult.WOKEN);
    }

    @Test
    void aThreadThatIsNotThereHasNone() {
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> ThreadWatch.of(Integer.MAX_VALUE));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
