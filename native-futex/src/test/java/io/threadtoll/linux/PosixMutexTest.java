// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PosixMutexTest {
    @ParameterizedTest
    @EnumSource
    void aHeldMutexIsFreeAgainAfterItsUnlock(PosixMutex.Kind kind) {
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
    void aSleeperGetsItWhenItIsUnlocked(PosixMutex.Kind kind) {
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

    /** EINVAL is what musl says of a type it does not know. */
    @Test
    void aKindThatIsNotThereIsNamedWithTheReason() {
        assertThatExceptionOfType(UnsupportedPlatformException.class)
                .isThrownBy(() -> PosixMutex.requireSupport(PosixMutex.Kind.ADAPTIVE, Errno.EINVAL.number))
                .withMessageContaining("ADAPTIVE")
                .withMessageContaining("EINVAL");
        assertThatCode(() -> PosixMutex.requireSupport(PosixMutex.Kind.ADAPTIVE, 0))
                .doesNotThrowAnyException();
    }

    /** Proves that the attribute reached the mutex: the kernel knows the owner of this kind, and of no other. */
    @Test
    void aMutexThatInheritsPriorityRefusesAnotherThreadsUnlock() {
        try (PosixMutex mutex = new PosixMutex(PosixMutex.Kind.PRIORITY_INHERITING)) {
            mutex.lock();
            BlockedCall<Integer> stranger = BlockedCall.start(() -> {
                try {
                    mutex.unlock();
                    return 0;
                } catch (NativeCallException e) {
                    return e.errno();
                }
            });
            assertThat(stranger.result()).isEqualTo(Errno.EPERM.number);
            mutex.unlock();
        }
    }
}
