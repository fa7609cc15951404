// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.linux.BlockedCall;
import io.threadtoll.linux.Crew;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What sets {@link FairFutex} apart: who is next. */
class FairFutexTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long LONG_NS = Duration.ofSeconds(60).toNanos();
    private static final int WAITERS = 12;

    private final FairFutex mutex = new FairFutex();
    private final List<Integer> granted = new ArrayList<>();

    @Test
    void grantsInTheOrderOfArrival() {
        mutex.lock();
        List<BlockedCall<Boolean>> waiters =
                IntStream.range(0, WAITERS).mapToObj(this::queue).toList();
        mutex.unlock();
        waiters.forEach(waiter -> assertThat(waiter.result()).isTrue());

        assertThat(granted)
                .containsExactlyElementsOf(IntStream.range(0, WAITERS).boxed().toList());
        assertThat(mutex.get()).as("free, and nobody waits").isZero();
    }

    @Test
    void aHandoverIsOneWakeAndAnUncontendedPairIsNone() {
        mutex.lock();
        mutex.unlock();
        assertThat(mutex.futexCalls()).hasValue(FutexCalls.NONE);

        mutex.lock();
        List<BlockedCall<Boolean>> waiters =
                IntStream.range(0, WAITERS).mapToObj(this::queue).toList();
        mutex.unlock();
        waiters.forEach(BlockedCall::result);

        assertThat(mutex.futexCalls().orElseThrow().wakes()).isEqualTo(WAITERS);
    }

    /** No newcomer gets between: the unlocker itself comes back at once, and finds itself behind who waited. */
    @Test
    void whoUnlocksAndComesBackIsBehindWhoWaits() {
        mutex.lock();
        BlockedCall<Boolean> waiter = queue(0);
        mutex.unlock();
        mutex.guard(() -> granted.add(1));
        assertThat(waiter.result()).isTrue();

        assertThat(granted).containsExactly(0, 1);
    }

    @Test
    void placesThatWereAbandonedAreSkipped() {
        mutex.lock();
        giveUp();
        BlockedCall<Boolean> first = queue(0);
        giveUp();
        giveUp();
        BlockedCall<Boolean> second = queue(1);
        giveUp();
        mutex.unlock();

        assertThat(first.result()).isTrue();
        assertThat(second.result()).isTrue();
        assertThat(granted).containsExactly(0, 1);
        assertThat(mutex.get()).as("free, and nobody waits").isZero();
    }

    /** Waits that end at about the time at which the lock is handed over: neither side may believe the other one. */
    @Test
    void aPlaceIsEitherGrantedOrAbandoned() {
        int threads = 2 * Runtime.getRuntime().availableProcessors();
        int tries = 20_000;
        long[] count = {0};
        AtomicIntegerArray taken = new AtomicIntegerArray(threads);
        Crew.run(
                LIMIT,
                IntStream.range(0, threads)
                        .mapToObj(thread -> (Runnable) () -> {
                            for (int i = 0; i < tries; i++) {
                                if (mutex.tryLock(i % 7 == 0 ? LONG_NS : 1 + 1000L * (i % 100))) {
                                    count[0]++;
                                    taken.incrementAndGet(thread);
                                    mutex.unlock();
                                }
                            }
                        })
                        .toArray(Runnable[]::new));

        assertThat(count[0])
                .isEqualTo(IntStream.range(0, threads).mapToLong(taken::get).sum());
        assertThat(mutex.get()).as("free, and nobody waits").isZero();
    }

    /** A waiter that sleeps in the queue by the time this returns. */
    private BlockedCall<Boolean> queue(int number) {
        int before = mutex.get();
        BlockedCall<Boolean> waiter = BlockedCall.start(() -> {
            // Both ways in, in turn.
            if (number % 2 == 0) {
                mutex.lock();
            } else {
                assertThat(mutex.tryLock(LONG_NS)).isTrue();
            }
            granted.add(number);
            mutex.unlock();
            return true;
        });
        while (mutex.get() == before) {
            Thread.onSpinWait();
        }
        waiter.awaitWaiting();
        return waiter;
    }

    private void giveUp() {
        assertThat(BlockedCall.start(() -> mutex.tryLock(1)).result()).isFalse();
    }
}
