// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadtoll.linux.Binding;
import io.threadtoll.linux.BlockedCall;
import io.threadtoll.linux.Membarrier;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sets {@link BiasedFutex} apart: who touches the word of the lock, and from when on. */
class BiasedFutexTest {
    private final BiasedFutex mutex = new BiasedFutex(Binding.standard());

    @BeforeEach
    void aBarrierIsThere() {
        assumeTrue(Membarrier.supported(), () -> Membarrier.missing().orElseThrow());
    }

    @Test
    void theOwnerLeavesTheWordAlone() {
        mutex.lock();
        assertThat(mutex.get()).isEqualTo(FutexMutex.FREE);
        assertThat(mutex.futexCalls()).contains(FutexCalls.NONE);
        mutex.unlock();
    }

    @Test
    void anotherThreadWaitsUntilTheOwnerIsOutAndThenTheBiasIsOver() {
        mutex.lock();
        BlockedCall<Integer> other = BlockedCall.start(() -> {
            mutex.lock();
            int held = mutex.get();
            mutex.unlock();
            return held;
        });
        other.awaitWaiting();
        assertThat(other.hasEnded()).isFalse();
        mutex.unlock();
        assertThat(other.result()).isEqualTo(FutexMutex.LOCKED);
        mutex.guard(() -> assertThat(mutex.get()).isEqualTo(FutexMutex.LOCKED));
        assertThat(mutex.get()).isEqualTo(FutexMutex.FREE);
    }

    @Test
    void whoGivesUpOnTheOwnerLeavesTheLockToIt() {
        mutex.lock();
        long shortNs = Duration.ofMillis(2).toNanos();
        assertThat(BlockedCall.start(() -> mutex.tryLock(shortNs)).result()).isFalse();
        assertThat(mutex.get()).isEqualTo(FutexMutex.FREE);
        mutex.unlock();
        assertThat(BlockedCall.start(() -> mutex.tryLock(0)).result()).isTrue();
        assertThat(mutex.get()).isEqualTo(FutexMutex.LOCKED);
    }
}
