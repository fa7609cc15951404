// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.linux.Binding;
import io.threadtoll.linux.BlockedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What sets {@link FairFutex} apart: who gets the lock next. */
class FairFutexTest {
    private static final int WAITERS = 12;
    private static final long FOREVER = Long.MAX_VALUE;
    private static final long LONG_NS = Duration.ofSeconds(60).toNanos();
    private static final long SHORT_NS = Duration.ofMillis(100).toNanos();

    private final FairFutex mutex = new FairFutex(Binding.standard());
    private final Queue<Integer> grants = new ConcurrentLinkedQueue<>();

    @Test
    void whoQueuedFirstIsServedFirst() {
        List<BlockedCall<Boolean>> waiters = queueUp(WAITERS);
        mutex.unlock();
        assertThat(waiters).allSatisfy(waiter -> assertThat(waiter.result()).isTrue());
        assertThat(grants).containsExactlyElementsOf(places());
        assertThat(mutex.get()).as("nobody holds it or waits").isZero();
    }

    @Test
    void waitersThatCouldGiveUpKeepTheirPlacesToo() {
        List<BlockedCall<Boolean>> waiters = queueUp(WAITERS, LONG_NS);
        mutex.unlock();
        assertThat(waiters).allSatisfy(waiter -> assertThat(waiter.result()).isTrue());
        assertThat(grants).containsExactlyElementsOf(places());
    }

    @Test
    void whoGaveUpIsPassedOver() {
        List<BlockedCall<Boolean>> waiters = queueUp(WAITERS, FOREVER, LONG_NS, SHORT_NS);
        List<Integer> served = places();
        List<Integer> gone = served.stream().filter(place -> place % 3 == 2).toList();
        served.removeAll(gone);
        assertThat(gone)
                .allSatisfy(place -> assertThat(waiters.get(place).result()).isFalse());
        assertThat(mutex.get()).as("counted in until they are passed over").isEqualTo(1 + WAITERS);
        mutex.unlock();

        assertThat(served)
                .allSatisfy(place -> assertThat(waiters.get(place).result()).isTrue());
        assertThat(grants).containsExactlyElementsOf(served);
        assertThat(mutex.get()).as("nobody is counted in").isZero();
    }

    @Test
    void aQueueThatAllGaveUpLeavesTheLockFree() {
        List<BlockedCall<Boolean>> waiters = queueUp(WAITERS, SHORT_NS);
        assertThat(waiters).allSatisfy(waiter -> assertThat(waiter.result()).isFalse());
        mutex.unlock();
        assertThat(grants).isEmpty();
        assertThat(mutex.get()).isZero();
        assertThat(mutex.tryLock(0)).isTrue();
    }

    @Test
    void eachSleeperIsWokenOnceAndNobodyElse() {
        List<BlockedCall<Boolean>> waiters = queueUp(WAITERS);
        mutex.unlock();
        waiters.forEach(BlockedCall::result);

        FutexCalls calls = mutex.futexCalls().orElseThrow();
        assertThat(calls.wakes()).isEqualTo(WAITERS);
        assertThat(calls.slowPaths()).isEqualTo(WAITERS);
        assertThat(calls.waits()).isGreaterThanOrEqualTo(WAITERS);
    }

    @Test
    void aLockThatIsPassedOnIsNotFreeInBetween() {
        BlockedCall<Boolean> waiter = queueUp(1).get(0);
        mutex.unlock();
        // Either it is the waiter's, or the waiter has left.
        boolean barged = mutex.tryLock(0);
        assertThat(!barged || !grants.isEmpty()).isTrue();
        assertThat(waiter.result()).isTrue();
    }

    /** Locks, and queues waiters behind, each seen asleep before the next one starts. */
    private List<BlockedCall<Boolean>> queueUp(int count, long... timeoutsNs) {
        mutex.lock();
        List<BlockedCall<Boolean>> waiters = new ArrayList<>();
        for (int next = 0; next < count; next++) {
            int place = next;
            long timeoutNs = timeoutsNs.length == 0 ? FOREVER : timeoutsNs[place % timeoutsNs.length];
            long waits = waits();
            BlockedCall<Boolean> waiter = BlockedCall.start(() -> wait(place, timeoutNs));
            // A thread that starts may sleep before it gets as far as the queue.
            while (mutex.get() < place + 2 && !waiter.hasEnded()) {
                Thread.onSpinWait();
            }
            // One that gives up soon may have done so by now, and keeps its place in the queue all the same.
            if (timeoutNs != SHORT_NS) {
                awaitAsleep(waiter, waits);
            }
            waiters.add(waiter);
        }
        return waiters;
    }

    private boolean wait(int place, long timeoutNs) {
        if (timeoutNs == FOREVER) {
            mutex.lock();
        } else if (!mutex.tryLock(timeoutNs)) {
            return false;
        }
        grants.add(place);
        mutex.unlock();
        return true;
    }

    /** Returns when a waiter has gone to its bed, and is asleep. */
    private void awaitAsleep(BlockedCall<Boolean> waiter, long waitsBefore) {
        while (waits() == waitsBefore && !waiter.hasEnded()) {
            Thread.onSpinWait();
        }
        waiter.awaitWaiting();
    }

    private long waits() {
        return mutex.futexCalls().orElseThrow().waits();
    }

    private static List<Integer> places() {
        return new ArrayList<>(IntStream.range(0, WAITERS).boxed().toList());
    }
}
