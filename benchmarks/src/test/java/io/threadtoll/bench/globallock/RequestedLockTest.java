// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.globallock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threadtoll.model.NotApplicableException;
import io.threadtoll.mutex.ExplicitMutex;
import io.threadtoll.mutex.Mutex;
import io.threadtoll.mutex.MutexKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A lock that is kept until another thread asks for it. */
class RequestedLockTest {
    private static final int ROUNDS = 3;
    private static final long LONG_MS = TimeUnit.SECONDS.toMillis(30);

    private long count;

    @ParameterizedTest
    @EnumSource(
            value = MutexKind.class,
            names = {"JDK_REENTRANT", "STANDBY_FUTEX", "FAIR_FUTEX"})
    void goesRoundAndLosesNoCount(MutexKind kind) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (Mutex mutex = kind.create()) {
            GlobalLock lock = Handover.ON_REQUEST.over(kind, mutex);
            long[] done = new long[3];
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < done.length; i++) {
                int own = i;
                threads.add(new Thread(() -> {
                    while (!over.get()) {
                        if (lock.run(() -> count++, over::get)) {
                            done[own]++;
                        }
                    }
                    lock.leave();
                }));
            }
            threads.forEach(Thread::start);
            waitUntilAllHave(done, threads);
            over.set(true);
            for (Thread thread : threads) {
                thread.join(LONG_MS);
                assertThat(thread.isAlive()).isFalse();
            }
            assertThat(done).doesNotContain(0);
            assertThat(count).isEqualTo(done[0] + done[1] + done[2]);
            // All have let go.
            assertThat(((ExplicitMutex) mutex).tryLock(0)).isTrue();
            ((ExplicitMutex) mutex).unlock();
        }
    }

    /** Only one has it, so all have run only where it has gone round. */
    private static void waitUntilAllHave(long[] done, List<Thread> threads) throws InterruptedException {
        for (int waits = 0; waits < ROUNDS * 1000 && (done[0] == 0 || done[1] == 0 || done[2] == 0); waits++) {
            threads.get(0).join(2);
        }
    }

    @Test
    void isRefusedWhenItIsOver() throws Exception {
        try (Mutex mutex = MutexKind.JDK_REENTRANT.create()) {
            GlobalLock lock = Handover.ON_REQUEST.over(MutexKind.JDK_REENTRANT, mutex);
            assertThat(lock.run(() -> count++, () -> false)).isTrue();
            assertThat(lock.run(() -> count++, () -> true)).isFalse();
            assertThat(count).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MutexKind.class,
            names = {"NO_MUTEX", "JDK_MONITOR"})
    void takesALockThatCanBeKept(MutexKind kind) {
        try (Mutex mutex = kind.create()) {
            assertThatExceptionOfType(NotApplicableException.class)
                    .isThrownBy(() -> Handover.ON_REQUEST.over(kind, mutex))
                    .withMessageContaining(kind.name());
        }
    }
}
