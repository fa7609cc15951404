// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutexContractTest {
    private static final int THREADS = 2 * Runtime.getRuntime().availableProcessors();
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO_MUTEX")
    void noUpdateIsLost(MutexKind kind) {
        long each = 10_000_000 / THREADS;
        try (Mutex mutex = kind.create()) {
            assertThat(new GuardedCount(mutex).after(THREADS, each, LIMIT)).isEqualTo(THREADS * each);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NO_MUTEX")
    void everyTurnIsTaken(MutexKind kind) {
        long turns = 1_000_000;
        try (Mutex mutex = kind.create()) {
            assertThat(new Handover(mutex, turns).run(LIMIT)).isEqualTo(turns);
        }
    }
}
