// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SysvSemaphoreTest {
    private static final int EINVAL = 22;

    @Test
    void aClosedSemaphoreLeavesNoSetBehind() {
        Set<String> before = sets();
        SysvSemaphore semaphore = new SysvSemaphore();
        Set<String> made = sets();
        made.removeAll(before);
        semaphore.close();

        assertThat(made).isNotEmpty();
        // Other processes may have made sets meanwhile, but this one's must be gone.
        assertThat(sets().containsAll(made)).isFalse();
        assertThatExceptionOfType(NativeCallException.class)
                .isThrownBy(semaphore::up)
                .extracting(NativeCallException::errno)
                .isEqualTo(EINVAL);
    }

    @Test
    void closingTwiceDoesNothingMore() {
        SysvSemaphore semaphore = new SysvSemaphore();
        semaphore.close();
        semaphore.close();
    }

    @Test
    void aNewSemaphoreIsUpAndCanBeTakenDownOnce() {
        try (SysvSemaphore semaphore = new SysvSemaphore()) {
            assertThat(semaphore.down(0)).isTrue();
            assertThat(semaphore.down(0)).isFalse();
            semaphore.up();
            semaphore.down();
            assertThat(semaphore.down(0)).isFalse();
        }
    }

    @Test
    void aTimeoutIsNotEarlyAndNotMuchLate() {
        try (SysvSemaphore semaphore = new SysvSemaphore()) {
            semaphore.down();
            long start = System.nanoTime();
            boolean taken = semaphore.down(30_000_000);

            assertThat(taken).isFalse();
            assertThat(System.nanoTime() - start)
                    .isBetween(30_000_000L, Duration.ofSeconds(5).toNanos());
        }
    }

    @Test
    void aSignalEndsNeitherSortOfWait() {
        Signal.handleWithAbs();
        try (SysvSemaphore semaphore = new SysvSemaphore()) {
            semaphore.down();
            assertThatItSurvivesASignal(semaphore, BlockedCall.start(() -> {
                semaphore.down();
                return true;
            }));
            assertThatItSurvivesASignal(semaphore, BlockedCall.start(() -> semaphore.down(60_000_000_000L)));
        }
    }

    private static void assertThatItSurvivesASignal(SysvSemaphore semaphore, BlockedCall<Boolean> waiter) {
        waiter.awaitWaiting();
        long switches = waiter.voluntarySwitches();
        assertThat(Signal.sendTo(waiter.tid())).isTrue();
        waiter.awaitSwitchesBeyond(switches);
        semaphore.up();

        assertThat(waiter.result()).isTrue();
    }

    private static Set<String> sets() {
        return ProcFs.read("/proc/sysvipc/sem")
                .lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+", 3)[1])
                .collect(Collectors.toSet());
    }
}
