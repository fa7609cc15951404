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

    /** Of each thread that counts; the slowest lock takes some 10 us an update. */
    private static final Stint COUNTING = new Stint(Duration.ofMillis(500), 10_000);

    /** Of both threads that take turns; the slowest lock naps 2 ms between two of them. */
    private static final Stint TURNS = new Stint(Duration.ofMillis(500), 1_000);

    private static final int CONTROL_ROUNDS = 50;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO_MUTEX")
    void noUpdateIsLost(MutexKind kind) {
        try (Mutex mutex = kind.create()) {
            GuardedCount counted = new GuardedCount(mutex, COUNTING).after(THREADS, LIMIT);
            assertThat(counted.count()).isEqualTo(counted.added()).isGreaterThanOrEqualTo(THREADS * COUNTING.least());
        }
    }

    @Test
    void theControlLosesUpdates() {
        List<Integer> cpus = Affinity.allowed();
        assumeTrue(cpus.size() > 1, "two threads on one CPU may lose nothing");
        // On a busy machine a round may be lucky, if one thread waits for its CPU while the other one counts.
        assertThat(IntStream.range(0, CONTROL_ROUNDS).anyMatch(round -> controlLoses(cpus.subList(0, 2))))
                .as("an update lost in %d rounds", CONTROL_ROUNDS)
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO_MUTEX")
    void everyTurnIsTaken(MutexKind kind) {
        try (Mutex mutex = kind.create()) {
            Handover.Turns turns = new Handover(mutex).run(TURNS, LIMIT);
            assertThat(turns.all()).isGreaterThanOrEqualTo(TURNS.least());
            assertThat(turns.first()).isEqualTo((turns.all() + 1) / 2);
            assertThat(turns.second()).isEqualTo(turns.all() / 2);
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

    private static boolean controlLoses(List<Integer> cpus) {
        try (Mutex mutex = MutexKind.NO_MUTEX.create()) {
            GuardedCount counted = new GuardedCount(mutex, COUNTING).after(cpus, LIMIT);
            return counted.count() < counted.added();
        }
    }
}
