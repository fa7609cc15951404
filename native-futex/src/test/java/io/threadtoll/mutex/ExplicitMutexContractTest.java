// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threadtoll.linux.BlockedCall;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lock with a lock and an unlock promises beyond {@link MutexContractTest}, for every kind that has them. */
class ExplicitMutexContractTest {
    private static final long LONG_NS = Duration.ofSeconds(60).toNanos();
    private static final long SHORT_NS = Duration.ofMillis(30).toNanos();

    @ParameterizedTest
    @MethodSource("explicitKinds")
    void aLockThatIsFreeIsTakenAtOnce(MutexKind kind) {
        try (ExplicitMutex mutex = (ExplicitMutex) kind.create()) {
            assertThat(mutex.tryLock(0)).isTrue();
            mutex.unlock();
            assertThat(mutex.tryLock(LONG_NS)).isTrue();
            mutex.unlock();
        }
    }

    @ParameterizedTest
    @MethodSource("explicitKinds")
    void aLockThatStaysHeldIsGivenUpAfterTheTimeout(MutexKind kind) {
        try (ExplicitMutex mutex = (ExplicitMutex) kind.create()) {
            mutex.lock();
            for (long timeoutNs : new long[] {0, SHORT_NS}) {
                long waited = BlockedCall.start(() -> {
                            long start = System.nanoTime();
                            return mutex.tryLock(timeoutNs) ? -1 : System.nanoTime() - start;
                        })
                        .result();
                assertThat(waited)
                        .isBetween(timeoutNs, timeoutNs + Duration.ofSeconds(5).toNanos());
            }
            mutex.unlock();
            assertThat(mutex.tryLock(0))
                    .as("free again after the waiters gave up")
                    .isTrue();
            mutex.unlock();
        }
    }

    @ParameterizedTest
    @MethodSource("kindsAndWaysIn")
    void anUnlockLetsAWaiterInAndNotBefore(MutexKind kind, WayIn wayIn) {
        assertThat(waitUntilUnlocked(kind, wayIn, waiter -> {})).isFalse();
    }

    @ParameterizedTest
    @MethodSource("kindsAndWaysIn")
    void anInterruptDuringTheWaitStaysPending(MutexKind kind, WayIn wayIn) {
        assertThat(waitUntilUnlocked(kind, wayIn, BlockedCall::interrupt)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("kindsAndWaysIn")
    void anInterruptBeforeTheWaitStaysPending(MutexKind kind, WayIn wayIn) {
        WayIn interrupted = mutex -> {
            Thread.currentThread().interrupt();
            return wayIn.lock(mutex);
        };
        assertThat(waitUntilUnlocked(kind, interrupted, waiter -> {})).isTrue();
    }

    @ParameterizedTest
    @MethodSource("explicitKinds")
    void anUnlockByAnotherThreadIsRefusedWhereTheKindSaysSo(MutexKind kind) {
        try (ExplicitMutex mutex = (ExplicitMutex) kind.create()) {
            mutex.lock();
            if (kind.checksOwner()) {
                BooleanSupplier unlock = () -> {
                    assertThatExceptionOfType(IllegalMonitorStateException.class)
                            .isThrownBy(mutex::unlock);
                    return mutex.tryLock(1);
                };
                assertThat(BlockedCall.start(unlock::getAsBoolean).result())
                        .as("free after the refused unlock")
                        .isFalse();
            }
            mutex.unlock();
            assertThat(BlockedCall.start(() -> mutex.tryLock(0)).result()).isTrue();
        }
    }

    /** Either of the two calls that lock. */
    @FunctionalInterface
    interface WayIn {
        boolean lock(ExplicitMutex mutex);
    }

    /** What happens to the waiter before the lock is released. */
    private interface Meanwhile {
        void doTo(BlockedCall<Boolean> waiter);
    }

    /** Whether an interrupt was pending when the waiter had the lock. */
    private static boolean waitUntilUnlocked(MutexKind kind, WayIn wayIn, Meanwhile meanwhile) {
        AtomicBoolean released = new AtomicBoolean();
        try (ExplicitMutex mutex = (ExplicitMutex) kind.create()) {
            mutex.lock();
            BlockedCall<Boolean> waiter = BlockedCall.start(() -> {
                assertThat(wayIn.lock(mutex)).as("locked").isTrue();
                assertThat(released).as("released before it was locked").isTrue();
                boolean pending = Thread.interrupted();
                mutex.unlock();
                return pending;
            });
            waiter.awaitWaiting();
            meanwhile.doTo(waiter);
            waiter.awaitWaiting();
            released.set(true);
            mutex.unlock();
            return waiter.result();
        }
    }

    static Stream<MutexKind> explicitKinds() {
        return Stream.of(MutexKind.values()).filter(ExplicitMutexContractTest::isExplicit);
    }

    static Stream<Arguments> kindsAndWaysIn() {
        WayIn lock = mutex -> {
            mutex.lock();
            return true;
        };
        WayIn tryLock = mutex -> mutex.tryLock(LONG_NS);
        WayIn tryLockForEver = mutex -> mutex.tryLock(Long.MAX_VALUE);
        return explicitKinds()
                .flatMap(kind -> Stream.of(
                        Arguments.of(kind, Named.of("lock", lock)),
                        Arguments.of(kind, Named.of("tryLock", tryLock)),
                        Arguments.of(kind, Named.of("tryLock for ever", tryLockForEver))));
    }

    private static boolean isExplicit(MutexKind kind) {
        try (Mutex mutex = kind.create()) {
            return mutex instanceof ExplicitMutex;
        }
    }
}
