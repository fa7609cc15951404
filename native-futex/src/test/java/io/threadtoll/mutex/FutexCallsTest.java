// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import static io.threadtoll.mutex.MutexKind.Family.FUTEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadtoll.linux.Binding;
import io.threadtoll.linux.BlockedCall;
import io.threadtoll.linux.Futex;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.threadtoll.linux.Binding#present")
class FutexCallsTest {
    private static final int PAIRS = 1000;

    private final Binding binding;

    FutexCallsTest(Binding binding) {
        this.binding = binding;
    }

    @Test
    void aTwoStateFutexWakesAtEveryUnlock() {
        assertThat(afterUncontendedPairs(MutexKind.TWO_STATE_FUTEX)).isEqualTo(new FutexCalls(0, PAIRS, 0));
    }

    @ParameterizedTest
    @MethodSource("futexKinds")
    void everyOtherFutexLockMakesNoCallWhileNobodyWaits(MutexKind kind) {
        assumeTrue(kind != MutexKind.TWO_STATE_FUTEX);
        assertThat(afterUncontendedPairs(kind)).isEqualTo(FutexCalls.NONE);
    }

    @ParameterizedTest
    @EnumSource(names = {"TWO_STATE_FUTEX", "THREE_STATE_FUTEX", "SPIN_THEN_WAIT_FUTEX"})
    void aLockerThatWaitsIsCountedAndSoIsItsWake(MutexKind kind) {
        try (ExplicitMutex mutex = (ExplicitMutex) kind.create(binding)) {
            mutex.lock();
            BlockedCall<Boolean> waiter = BlockedCall.start(() -> {
                mutex.lock();
                mutex.unlock();
                return true;
            });
            waiter.awaitAsleepOn((Futex) mutex);
            mutex.unlock();
            assertThat(waiter.result()).isTrue();

            FutexCalls calls = mutex.futexCalls().orElseThrow();
            assertThat(calls.waits()).isPositive();
            assertThat(calls.slowPaths()).as("the waiter, and not the owner").isEqualTo(1);
            // One for the waiter; its own unlock can't know that it was the last one.
            assertThat(calls.wakes()).isEqualTo(2);
            assertThat(calls.total()).isEqualTo(calls.waits() + 2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TWO_STATE_FUTEX", "THREE_STATE_FUTEX", "SPIN_THEN_WAIT_FUTEX"})
    void anAttemptThatSleepsAgainIsStillOneSlowPath(MutexKind kind) {
        try (ExplicitMutex mutex = (ExplicitMutex) kind.create(binding)) {
            mutex.lock();
            BlockedCall<Boolean> waiter = BlockedCall.start(() -> {
                mutex.lock();
                mutex.unlock();
                return true;
            });
            waiter.awaitAsleepOn((Futex) mutex);
            long waits = mutex.futexCalls().orElseThrow().waits();
            // A wake that is no release: the waiter looks, and sleeps again.
            while (mutex.futexCalls().orElseThrow().waits() == waits && !waiter.hasEnded()) {
                ((Futex) mutex).wake(1);
            }
            mutex.unlock();
            assertThat(waiter.result()).isTrue();
            assertThat(mutex.futexCalls().orElseThrow().waits()).isGreaterThan(waits);
            assertThat(mutex.futexCalls().orElseThrow().slowPaths()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("futexKinds")
    void anAttemptThatFindsTheLockTakenIsOneSlowPath(MutexKind kind) {
        try (ExplicitMutex mutex = (ExplicitMutex) kind.create(binding)) {
            mutex.lock();
            BlockedCall<Boolean> waiter = BlockedCall.start(() -> {
                mutex.lock();
                mutex.unlock();
                return true;
            });
            while (mutex.futexCalls().orElseThrow().slowPaths() == 0 && !waiter.hasEnded()) {
                Thread.onSpinWait();
            }
            mutex.unlock();
            assertThat(waiter.result()).isTrue();
            assertThat(mutex.futexCalls().orElseThrow().slowPaths()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("futexKinds")
    void aTimedAttemptCountsTooAndOnlyWhereItHasToWait(MutexKind kind) {
        try (ExplicitMutex mutex = (ExplicitMutex) kind.create(binding)) {
            assertThat(mutex.tryLock(0)).isTrue();
            assertThat(mutex.futexCalls().orElseThrow().slowPaths()).isZero();
            assertThat(BlockedCall.start(() -> mutex.tryLock(1_000_000)).result())
                    .isFalse();
            assertThat(mutex.futexCalls().orElseThrow().slowPaths()).isEqualTo(1);
            mutex.unlock();
        }
    }

    @Test
    void aDifferenceIsTakenFieldByField() {
        assertThat(new FutexCalls(10, 20, 30).since(new FutexCalls(1, 2, 3))).isEqualTo(new FutexCalls(9, 18, 27));
    }

    @ParameterizedTest
    @MethodSource("otherKinds")
    void otherLocksCountNothing(MutexKind kind) {
        try (Mutex mutex = kind.create()) {
            mutex.guard(() -> {});
            assertThat(mutex.futexCalls()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("otherKinds")
    void otherLocksHaveNoChoiceOfABinding(MutexKind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> kind.create(binding))
                .withMessage(kind + " has no choice of a binding");
    }

    static Stream<MutexKind> futexKinds() {
        return Stream.of(MutexKind.values()).filter(kind -> kind.family() == FUTEX);
    }

    static Stream<MutexKind> otherKinds() {
        return Stream.of(MutexKind.values()).filter(kind -> kind.family() != FUTEX);
    }

    private FutexCalls afterUncontendedPairs(MutexKind kind) {
        try (Mutex mutex = kind.create(binding)) {
            IntStream.range(0, PAIRS).forEach(i -> mutex.guard(() -> {}));
            return mutex.futexCalls().orElseThrow();
        }
    }
}
