// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PosixMutexTest {
    @Test
    void aHeldMutexIsFreeAgainAfterItsUnlock() {
        try (PosixMutex mutex = new PosixMutex()) {
            assertThat(mutex.tryLock(0)).isTrue();
            assertThat(mutex.tryLock(0)).isFalse();
            mutex.unlock();
            mutex.lock();
            assertThat(mutex.tryLock(0)).isFalse();
            mutex.unlock();
        }
    }

    @Test
    void aSleeperGetsItWhenItIsUnlocked() {
        try (PosixMutex mutex = new PosixMutex()) {
            mutex.lock();
            BlockedCall<Boolean> waiter = BlockedCall.start(() -> {
                mutex.lock();
                mutex.unlock();
                return true;
            });
            waiter.awaitWaiting();
            assertThat(waiter.hasEnded()).isFalse();
            mutex.unlock();

            assertThat(waiter.result()).isTrue();
        }
    }

    /** The deadline is a sum of two times, whose nanoseconds carry over into the seconds. */
    @Test
    void aTimeoutIsNotEarlyAndNotMuchLate() {
        try (PosixMutex mutex = new PosixMutex()) {
            mutex.lock();
            for (long timeoutNs : new long[] {0, 999_999_999, 1_000_000}) {
                long start = System.nanoTime();
                boolean locked = mutex.tryLock(timeoutNs);

                assertThat(locked).isFalse();
                assertThat(System.nanoTime() - start)
                        .isBetween(timeoutNs, timeoutNs + Duration.ofSeconds(5).toNanos());
            }
            mutex.unlock();
        }
    }
}
