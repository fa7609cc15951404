// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.linux.BlockedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What sets {@link FairFutex} apart: who gets the lock next. */
class FairFutexTest {
    private static final int WAITERS = 12;
    private static final int GIVES_UP = 5;
    private static final long LONG_NS = Duration.ofSeconds(60).toNanos();
    private static final long SHORT_NS = Duration.ofMillis(100).toNanos();

    private final FairFutex mutex = new FairFutex();
    private final Queue<Integer> grants = new ConcurrentLinkedQueue<>();

    @Test
    void whoQueuedFirstIsServedFirst() {
        List<BlockedCall<Boolean>> waiters = queueUp(place -> {
            mutex.lock();
            return true;
        });
        mutex.unlock();
        assertThat(waiters).allSatisfy(waiter -> assertThat(waiter.result()).isTrue());
        assertThat(grants).containsExactlyElementsOf(places());
        assertThat(mutex.get()).as("nobody holds it or waits").isZero();
    }

    @Test
    void waitersThatCouldGiveUpKeepTheirPlacesToo() {
        List<BlockedCall<Boolean>> waiters = queueUp(place -> mutex.tryLock(LONG_NS));
        mutex.unlock();
        assertThat(waiters).allSatisfy(waiter -> assertThat(waiter.result()).isTrue());
        assertThat(grants).containsExactlyElementsOf(places());
    }

    @Test
    void whoGaveUpIsPassedOver() {
        List<BlockedCall<Boolean>> waiters = queueUp(place -> mutex.tryLock(place == GIVES_UP ? SHORT_NS : LONG_NS));
        assertThat(waiters.get(GIVES_UP).result()).isFalse();
        mutex.unlock();

        List<Integer> served = places();
        served.remove(Integer.valueOf(GIVES_UP));
        assertThat(served)
                .allSatisfy(place -> assertThat(waiters.get(place).result()).isTrue());
        assertThat(grants).containsExactlyElementsOf(served);
        assertThat(mutex.get()).as("nobody is counted in").isZero();
    }

    @Test
    void aQueueThatAllGaveUpLeavesTheLockFree() {
        List<BlockedCall<Boolean>> waiters = queueUp(place -> mutex.tryLock(SHORT_NS));
        assertThat(waiters).allSatisfy(waiter -> assertThat(waiter.result()).isFalse());
        mutex.unlock();
        assertThat(grants).isEmpty();
        assertThat(mutex.get()).isZero();
        assertThat(mutex.tryLock(0)).isTrue();
    }

    @Test
    void eachSleeperIsWokenOnceAndNobodyElse() {
        List<BlockedCall<Boolean>> waiters = queueUp(place -> {
            mutex.lock();
            return true;
        });
        mutex.unlock();
        waiters.forEach(BlockedCall::result);

        FutexCalls calls = mutex.futexCalls().orElseThrow();
        assertThat(calls.wakes()).isEqualTo(WAITERS);
        assertThat(calls.slowPaths()).isEqualTo(WAITERS);
        assertThat(calls.waits()).isGreaterThanOrEqualTo(WAITERS);
    }

    @Test
    void aLockThatIsPassedOnIsNotFreeInBetween() {
        BlockedCall<Boolean> waiter = queueUp(1, place -> {
                    mutex.lock();
                    return true;
                })
                .get(0);
        mutex.unlock();
        // Either it is the waiter's, or the waiter has left.
        boolean barged = mutex.tryLock(0);
        assertThat(!barged || !grants.isEmpty()).isTrue();
        assertThat(waiter.result()).isTrue();
    }

    private List<BlockedCall<Boolean>> queueUp(IntFunction<Boolean> wayIn) {
        return queueUp(WAITERS, wayIn);
    }

    /** Locks, and queues waiters behind, each seen asleep before the next one starts. */
    private List<BlockedCall<Boolean>> queueUp(int count, IntFunction<Boolean> wayIn) {
        mutex.lock();
        List<BlockedCall<Boolean>> waiters = new ArrayList<>();
        for (int next = 0; next < count; next++) {
            int place = next;
            BlockedCall<Boolean> waiter = BlockedCall.start(() -> {
                boolean locked = wayIn.apply(place);
                if (locked) {
                    grants.add(place);
                    mutex.unlock();
                }
                return locked;
            });
            // A thread that starts may sleep before it gets as far as the queue.
            while (mutex.get() < place + 2 && !waiter.hasEnded()) {
                Thread.onSpinWait();
            }
            if (!waiter.hasEnded()) {
                waiter.awaitWaiting();
            }
            waiters.add(waiter);
        }
        return waiters;
    }

    private static List<Integer> places() {
        return new ArrayList<>(IntStream.range(0, WAITERS).boxed().toList());
    }
}
