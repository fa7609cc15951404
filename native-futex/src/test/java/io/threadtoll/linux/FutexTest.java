// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@MethodSource("io.threadtoll.linux.Binding#present")
class FutexTest {
    private static final long LONG_NS = 60_000_000_000L;

    private final Futex futex;

    FutexTest(Binding binding) {
        futex = new Futex(binding);
    }

    @Test
    void aWakeFindsNobodyWhereNobodyWaits() {
        assertThat(futex.wake(1)).isZero();
        assertThat(futex.wake(Integer.MAX_VALUE)).isZero();
    }

    @Test
    void aWakeWakesAsManyAsItSaysAndNoMoreThanAsked() {
        List<BlockedCall<WaitResult>> sleepers = Stream.generate(() -> BlockedCall.start(() -> futex.await(0)))
                .limit(3)
                .collect(Collectors.toList());
        sleepers.forEach(sleeper -> sleeper.awaitAsleepOn(futex));

        assertThat(futex.wake(1)).isEqualTo(1);
        assertThat(futex.wake(10)).isEqualTo(2);
        assertThat(futex.wake(10)).isZero();
        assertThat(sleepers).extracting(BlockedCall::result).containsOnly(WaitResult.WOKEN);
    }

    @Test
    void aWakeOfSomeBitsLeavesTheOthersAsleep() {
        BlockedCall<WaitResult> first = BlockedCall.start(() -> futex.awaitAny(1, 0));
        BlockedCall<WaitResult> last = BlockedCall.start(() -> futex.awaitAny(Integer.MIN_VALUE, 0));
        BlockedCall<WaitResult> any = BlockedCall.start(() -> futex.await(0));
        List.of(first, last, any).forEach(sleeper -> sleeper.awaitAsleepOn(futex));

        assertThat(futex.wakeAny(2)).as("who waits for any").isEqualTo(1);
        assertThat(any.result()).isEqualTo(WaitResult.WOKEN);
        assertThat(futex.wakeAny(Integer.MIN_VALUE)).isEqualTo(1);
        assertThat(last.result()).isEqualTo(WaitResult.WOKEN);
        assertThat(first.hasEnded()).isFalse();
        assertThat(futex.wakeAny(3)).isEqualTo(1);
        assertThat(first.result()).isEqualTo(WaitResult.WOKEN);
        futex.set(1);
        assertThat(futex.awaitAny(1, 0)).isEqualTo(WaitResult.VALUE_DIFFERED);
    }

    @Test
    void noBitIsRefused() {
        assertThatThrownBy(() -> futex.awaitAny(0, 0))
                .isInstanceOf(NativeCallException.class)
                .hasMessageContaining("no bit was given");
    }

    @Test
    void aWaitWithATimeoutCanBeWoken() {
        BlockedCall<WaitResult> sleeper = BlockedCall.start(() -> futex.await(0, LONG_NS));
        sleeper.awaitAsleepOn(futex);

        assertThat(futex.wake(1)).isEqualTo(1);
        assertThat(sleeper.result()).isEqualTo(WaitResult.WOKEN);
    }

    @Test
    void aWaitForAnotherValueDoesNotSleep() {
        futex.set(7);

        assertThat(BlockedCall.start(() -> futex.await(8)).result()).isEqualTo(WaitResult.VALUE_DIFFERED);
        assertThat(futex.await(8, LONG_NS)).isEqualTo(WaitResult.VALUE_DIFFERED);
    }

    @Test
    void theWholeWordIsCompared() {
        futex.set(0x7fff_0001);

        assertThat(futex.await(1, LONG_NS)).isEqualTo(WaitResult.VALUE_DIFFERED);
        futex.set(-1);
        assertThat(futex.await(-1, 0)).isEqualTo(WaitResult.TIMED_OUT);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 30_000_000, 1_100_000_000})
    void aTimeoutIsNotEarlyAndNotMuchLate(long timeoutNs) {
        long start = System.nanoTime();
        WaitResult result = futex.await(0, timeoutNs);
        long waited = System.nanoTime() - start;

        assertThat(result).isEqualTo(WaitResult.TIMED_OUT);
        assertThat(waited)
                .isBetween(timeoutNs, timeoutNs + Duration.ofSeconds(5).toNanos());
    }

    @Test
    void aNegativeTimeoutIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> futex.await(0, -1))
                .withMessageContaining("-1 ns");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aWakeOfNobodyIsRefused(int waiters) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> futex.wake(waiters))
                .withMessageContaining("not " + waiters);
    }

    @Test
    void aSignalEndsAWait() {
        Signal.handleWithAbs();
        BlockedCall<WaitResult> sleeper = BlockedCall.start(() -> futex.await(0));
        BlockedCall<WaitResult> timed = BlockedCall.start(() -> futex.await(0, LONG_NS));
        sleeper.awaitAsleepOn(futex);
        timed.awaitAsleepOn(futex);

        assertThat(Signal.sendTo(sleeper.tid())).isTrue();
        assertThat(Signal.sendTo(timed.tid())).isTrue();

        assertThat(sleeper.result()).isEqualTo(WaitResult.INTERRUPTED);
        assertThat(timed.result()).isEqualTo(WaitResult.INTERRUPTED);
    }

    @Test
    void aJavaInterruptDoesNotEndAWait() {
        BlockedCall<WaitResult> sleeper = BlockedCall.start(() -> {
            Thread.currentThread().interrupt();
            return futex.await(0);
        });
        sleeper.awaitAsleepOn(futex);
        sleeper.interrupt();

        assertThat(futex.wake(1)).isEqualTo(1);
        assertThat(sleeper.result()).isEqualTo(WaitResult.WOKEN);
    }
}
