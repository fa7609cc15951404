// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.linux.Binding;
import io.threadtoll.linux.Crew;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What sets {@link StandbyFutex} apart: who waits where, and for how long at most. */
class StandbyFutexTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int STANDBY_AND_SLEEPER = 2 + 8;

    @Test
    void oneWaiterStandsByAndTheNextSleeps() {
        StandbyFutex mutex = new StandbyFutex(Binding.standard());
        AtomicInteger entered = new AtomicInteger();
        Runnable enter = () -> mutex.guard(entered::incrementAndGet);
        mutex.lock();
        Crew.run(LIMIT, enter, enter, () -> {
            // RESERVED comes on top once the one who stands by has lost patience.
            while ((mutex.get() & STANDBY_AND_SLEEPER) != STANDBY_AND_SLEEPER) {
                Thread.onSpinWait();
            }
            assertThat(entered).hasValue(0);
            mutex.unlock();
        });
        assertThat(entered).hasValue(2);
        assertThat(mutex.get()).as("nobody holds it, waits or sleeps").isZero();
        assertThat(mutex.futexCalls().orElseThrow().wakes()).as("the sleeper").isPositive();
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
