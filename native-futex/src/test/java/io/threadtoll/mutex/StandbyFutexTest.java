// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.linux.Binding;
import io.threadtoll.linux.BlockedCall;
import io.threadtoll.linux.Crew;
import io.threadtoll.linux.Futex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What sets {@link StandbyFutex} apart: who waits where, and for how long at most. */
class StandbyFutexTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int STANDBY_AND_TICKET = StandbyFutex.STANDBY + StandbyFutex.TICKET;

    @Test
    void oneWaiterStandsByAndTheNextSleeps() {
        StandbyFutex mutex = new StandbyFutex(Binding.standard());
        AtomicInteger entered = new AtomicInteger();
        Runnable enter = () -> mutex.guard(entered::incrementAndGet);
        mutex.lock();
        Crew.run(LIMIT, enter, enter, () -> {
            // ASKED comes on top once the one who stands by has lost patience.
            while ((mutex.getCompanion() & STANDBY_AND_TICKET) != STANDBY_AND_TICKET) {
                Thread.onSpinWait();
            }
            assertThat(entered).hasValue(0);
            mutex.unlock();
        });
        assertThat(entered).hasValue(2);
        assertThat(mutex.get()).as("nobody holds it").isZero();
        assertThat(mutex.getCompanion()).as("one ticket, and nobody waits").isEqualTo(StandbyFutex.TICKET);
        assertThat(mutex.futexCalls().orElseThrow().wakes()).as("the sleeper").isPositive();
    }

    @Test
    void sleepersAreCalledInTheOrderOfTheirTickets() {
        StandbyFutex mutex = new StandbyFutex(Binding.standard());
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        int waiters = 40;
        mutex.lock();
        // The first stands by; the others sleep, more of them than a futex has bits.
        List<BlockedCall<Boolean>> calls = IntStream.range(0, waiters)
                .mapToObj(waiter -> {
                    BlockedCall<Boolean> call = BlockedCall.start(() -> {
                        mutex.guard(() -> order.add(waiter));
                        return true;
                    });
                    while (mutex.getCompanion() / StandbyFutex.TICKET < waiter
                            || (mutex.getCompanion() & StandbyFutex.STANDBY) == 0) {
                        Thread.onSpinWait();
                    }
                    return call;
                })
                .toList();
        mutex.unlock();
        assertThat(calls).extracting(BlockedCall::result).containsOnly(true);
        assertThat(order)
                .containsExactlyElementsOf(IntStream.range(0, waiters).boxed().toList());
    }

    /** As when a thread is preempted between reading the clock and lying down. */
    @Test
    void aNapThatIsOverBeforeItBeginsIsNoReasonToGiveUp() {
        StandbyFutex mutex = new StandbyFutex(Binding.standard());
        Futex bed = new Futex(Binding.standard());
        long now = System.nanoTime();
        assertThat(mutex.nap(bed, 0, now + LIMIT.toNanos())).isTrue();
        assertThat(mutex.nap(bed, 0, now + Long.MAX_VALUE)).isTrue();
        assertThat(mutex.nap(bed, 1, now)).isFalse();
    }

    @Test
    void aThreadThatNeverLetsGoForLongKeepsNobodyOut() {
        StandbyFutex mutex = new StandbyFutex(Binding.standard());
        AtomicBoolean everybodyWasIn = new AtomicBoolean();
        AtomicInteger entered = new AtomicInteger();
        Runnable waiter = () -> {
            for (int i = 0; i < 20; i++) {
                mutex.guard(entered::incrementAndGet);
            }
            if (entered.get() == 60) {
                everybodyWasIn.set(true);
            }
        };
        Runnable hog = () -> {
            while (!everybodyWasIn.get() && !Thread.currentThread().isInterrupted()) {
                mutex.guard(() -> {});
            }
        };
        Crew.run(LIMIT, hog, waiter, waiter, waiter);
        assertThat(entered).hasValue(60);
    }
}
