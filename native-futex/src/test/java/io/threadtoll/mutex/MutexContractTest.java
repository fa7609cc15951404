// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadtoll.linux.Affinity;
import io.threadtoll.linux.BlockedCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every lock promises, and that the control, which promises nothing, is found out by the same workload. */
class MutexContractTest {
    private static final int THREADS = 2 * Runtime.getRuntime().availableProcessors();
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long UPDATES = 10_000_000;
    private static final long TURNS = 1_000_000;
    private static final int CONTROL_ROUNDS = 50;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO_MUTEX")
    void noUpdateIsLost(MutexKind kind) {
        long each = fewerIfSlow(kind, UPDATES) / THREADS;
        try (Mutex mutex = kind.create()) {
            assertThat(new GuardedCount(mutex).after(THREADS, each, LIMIT)).isEqualTo(THREADS * each);
        }
    }

    @Test
    void theControlLosesUpdates() {
        List<Integer> cpus = Affinity.allowed();
        assumeTrue(cpus.size() > 1, "two threads on one CPU may lose nothing");
        long each = TURNS;

        // A round is lucky if one thread has finished before the other one starts.
        assertThat(IntStream.range(0, CONTROL_ROUNDS)
                        .mapToLong(round -> controlCount(cpus.subList(0, 2), each))
                        .anyMatch(count -> count < 2 * each))
                .as("an update lost in %d rounds of %d", CONTROL_ROUNDS, 2 * each)
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO_MUTEX")
    void everyTurnIsTaken(MutexKind kind) {
        // It hands over when a nap of 100 us or more ends: strict turns are what it is worst at.
        long turns = kind == MutexKind.STANDBY_FUTEX ? TURNS / 100 : fewerIfSlow(kind, TURNS);
        try (Mutex mutex = kind.create()) {
            assertThat(new Handover(mutex, turns).run(LIMIT)).isEqualTo(turns);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSectionThatThrowsLeavesTheLockFree(MutexKind kind) {
        IllegalStateException thrown = new IllegalStateException("thrown inside the section");
        try (Mutex mutex = kind.create()) {
            assertThatThrownBy(() -> mutex.guard(() -> {
                        throw thrown;
                    }))
                    .isSameAs(thrown);
            // In another thread, since the JDK's locks would let the same one in again.
            BlockedCall<Boolean> next = BlockedCall.start(() -> {
                AtomicBoolean inside = new AtomicBoolean();
                mutex.guard(() -> inside.set(true));
                return inside.get();
            });
            assertThat(next.result()).isTrue();
        }
    }

    /**
     * Some kinds make do with a tenth: on 2 virtual CPUs an update costs them 3 to 10 us and a turn 20 to 40 us, so the
     * whole number would take more than two minutes. The others need 0.2 to 30 s for a million turns, the more the more
     * often both threads fall asleep between two of them.
     */
    private static long fewerIfSlow(MutexKind kind, long times) {
        return switch (kind) {
            case SEMAPHORE_MUTEX, FAIR_FUTEX, JDK_REENTRANT_FAIR -> times / 10;
            default -> times;
        };
    }

    private static long controlCount(List<Integer> cpus, long each) {
        try (Mutex mutex = MutexKind.NO_MUTEX.create()) {
            return new GuardedCount(mutex).after(cpus, each, LIMIT);
        }
    }
}
