// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.threadtoll.linux.PosixMutex.Kind;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PosixMutexTest {
    @ParameterizedTest
    @EnumSource
    void aHeldMutexIsFreeAgainAfterItsUnlock(Kind kind) {
        try (PosixMutex mutex = new PosixMutex(kind)) {
            assertThat(mutex.tryLock(0)).isTrue();
            assertThat(mutex.tryLock(0)).isFalse();
            mutex.unlock();
            mutex.lock();
            assertThat(mutex.tryLock(0)).isFalse();
            mutex.unlock();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSleeperGetsItWhenItIsUnlocked(Kind kind) {
        try (PosixMutex mutex = new PosixMutex(kind)) {
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
    @ParameterizedTest
    @EnumSource
    void aTimeoutIsNotEarlyAndNotMuchLate(Kind kind) {
        try (PosixMutex mutex = new PosixMutex(kind)) {
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

    /** The one kind whose word says who holds it. */
    @Test
    void priorityInheritanceKnowsTheHolder() {
        try (PosixMutex mutex = new PosixMutex(Kind.PRIORITY_INHERITANCE)) {
            mutex.lock();
            BlockedCall<Boolean> other = BlockedCall.start(() -> {
                assertThatExceptionOfType(NativeCallException.class)
                        .isThrownBy(mutex::unlock)
                        .withMessageContaining(
                                "pthread_mutex_unlock failed with EPERM: the calling thread does not hold");
                return true;
            });
            assertThat(other.result()).isTrue();
            mutex.unlock();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pthread_mutexattr_settype, 22, ADAPTIVE, failed with EINVAL: this C library has no adaptive mutex",
        "pthread_mutex_init, 95, PRIORITY_INHERITANCE, failed with EOPNOTSUPP: no priority inheritance",
    })
    void whatIsMissingIsNamed(String call, int error, Kind kind, String reason) {
        assertThatExceptionOfType(UnsupportedPlatformException.class)
                .isThrownBy(() -> PosixMutexAttributes.check(call, error, kind))
                .withMessageStartingWith(call + " " + reason);
        assertThatNoException().isThrownBy(() -> PosixMutexAttributes.check(call, 0, kind));
    }

    /** What a C library without pthread_mutex_clocklock is left with. */
    @ParameterizedTest
    @EnumSource
    void theOlderTimedLockGivesUpToo(Kind kind) throws Exception {
        try (PosixMutex mutex = new PosixMutex(kind)) {
            assertThat(mutex.tryLockRealtime(1_000_000)).isTrue();
            Thread other = new Thread(
                    () -> assertThat(mutex.tryLockRealtime(1_000_000)).isFalse());
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            other.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
            other.start();
            other.join();
            assertThat(thrown.get()).isNull();
            mutex.unlock();
        }
    }
}
