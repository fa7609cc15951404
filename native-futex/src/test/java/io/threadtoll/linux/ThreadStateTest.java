// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadStateTest {
    @Test
    void theLetterStandsBehindTheCommand() {
        assertThat(ThreadState.parse("4711 (waiter) S 1 4711 4711 0 -1 4194368\n"))
                .isEqualTo(new ThreadState('S'));
        assertThat(ThreadState.parse("4711 (a) S (b) R 1 4711\n").letter())
                .as("a command may look like fields")
                .isEqualTo('R');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4711 waiter S 1", "4711 (waiter)", "4711 (waiter) 1 4711"})
    void aTextWithoutAStateIsRefused(String stat) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThreadState.parse(stat))
                .withMessageContaining("no state");
    }

    @Test
    void whoReadsItsOwnStateRuns() {
        assertThat(ThreadState.of(BareCalls.gettid()).letter()).isEqualTo('R');
        assertThat(ThreadState.of(BareCalls.gettid()).isAsleep()).isFalse();
    }

    @Test
    void whoWaitsOnAFutexIsAsleep() {
        Futex futex = new Futex();
        BlockedCall<WaitResult> waiter = BlockedCall.start(() -> futex.await(0));
        waiter.awaitAsleepOn(futex);
        assertThat(ThreadState.of(waiter.tid()).isAsleep()).isTrue();
        futex.set(1);
        futex.wake(1);
        assertThat(waiter.result()).isEqualTo(WaitResult.WOKEN);
    }
}
