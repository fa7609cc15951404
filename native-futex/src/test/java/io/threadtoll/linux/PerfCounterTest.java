// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Counts whose right answer is known. Where the kernel gives no counters the tests are skipped, with its reason.
 *
 * <p>The JVM makes futex calls of its own on any thread, at a safepoint or when code is compiled. It can only add, so
 * the least of many batches is compared.
 */
class PerfCounterTest {
    private static final int CALLS = 1_000;
    private static final int BATCHES = 50;

    @Test
    void everyFutexCallIsCounted() {
        Futex futex = new Futex();
        try (PerfCounter counter = open(Tracepoint.FUTEX_CALL)) {
            assertThat(leastOfBatches(counter, futex)).isEqualTo(CALLS);
        }
    }

    @Test
    void everySystemCallIsCountedAndTheReadingWithThem() {
        Futex futex = new Futex();
        try (PerfCounter counter = open(Tracepoint.SYSTEM_CALL)) {
            assertThat(leastOfBatches(counter, futex)).isEqualTo(CALLS + 1);
        }
    }

    @Test
    void everySleepIsASwitch() {
        Futex futex = new Futex();
        try (PerfCounter counter = open(Tracepoint.SWITCH)) {
            ThreadAccount account = ThreadAccount.of(BareCalls.gettid());
            long before = counter.read();
            for (int i = 0; i < 20; i++) {
                assertThat(futex.await(0, 1_000_000)).isEqualTo(WaitResult.TIMED_OUT);
            }
            long switches = counter.read() - before;
            ThreadAccount charged = ThreadAccount.of(BareCalls.gettid()).since(account);
            assertThat(switches).isGreaterThanOrEqualTo(20);
            // The account was opened before and closed after the counter's window.
            assertThat((double) switches)
                    .isLessThanOrEqualTo(charged.voluntarySwitches() + charged.involuntarySwitches());
        }
    }

    @Test
    void anotherThreadsCallsAreNotCounted() {
        Futex futex = new Futex();
        AtomicLong othersCount = new AtomicLong();
        try (PerfCounter counter = open(Tracepoint.FUTEX_CALL)) {
            Thread other = new Thread(() -> {
                try (PerfCounter own = open(Tracepoint.FUTEX_CALL)) {
                    othersCount.set(leastOfBatches(own, futex));
                }
            });
            other.start();
            while (other.isAlive()) {
                // Thread.join would make futex calls.
                Thread.onSpinWait();
            }
            // To start a thread, and now and then while it runs, the JVM makes some.
            assertThat(counter.read()).isLessThan(CALLS / 2);
        }
        assertThat(othersCount).hasValue(CALLS);
    }

    @Test
    void anotherThreadMayReadAndTheCountOutlivesTheCounted() {
        Futex futex = new Futex();
        PerfCounter[] ofOther = new PerfCounter[1];
        assumeCountersOpen();
        Crew.run(Duration.ofSeconds(20), () -> {
            ofOther[0] = open(Tracepoint.FUTEX_CALL);
            wake(futex);
        });
        try (PerfCounter counter = ofOther[0]) {
            assertThat(counter.read()).isBetween((long) CALLS, CALLS + 100L);
            assertThat(counter.read()).isEqualTo(counter.read());
        }
    }

    @Test
    void theOffspringIsCountedWhereAsked() throws Exception {
        Futex futex = new Futex();
        try (PerfCounter family = PerfCounter.ofThisThreadAndItsOffspring(Tracepoint.FUTEX_CALL);
                PerfCounter alone = open(Tracepoint.FUTEX_CALL)) {
            Thread child = new Thread(() -> wake(futex));
            child.start();
            child.join();
            assertThat(family.read() - alone.read()).isBetween((long) CALLS, CALLS + 100L);
        } catch (CounterUnavailableException e) {
            abort(e.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClosedCounterIsAnErrorAndNotAZero(Tracepoint tracepoint) {
        PerfCounter counter = open(tracepoint);
        counter.close();
        counter.close();
        assertThatIllegalStateException()
                .isThrownBy(counter::read)
                .withMessage("the counter of " + tracepoint.kernelName() + " is closed");
    }

    private static long leastOfBatches(PerfCounter counter, Futex futex) {
        long least = Long.MAX_VALUE;
        for (int batch = 0; batch < BATCHES; batch++) {
            long before = counter.read();
            wake(futex);
            least = Math.min(least, counter.read() - before);
        }
        return least;
    }

    private static void wake(Futex futex) {
        for (int i = 0; i < CALLS; i++) {
            futex.wake(1);
        }
    }

    private static void assumeCountersOpen() {
        open(Tracepoint.FUTEX_CALL).close();
    }

    private static PerfCounter open(Tracepoint tracepoint) {
        try {
            return PerfCounter.ofThisThread(tracepoint);
        } catch (CounterUnavailableException e) {
            return abort(e.getMessage());
        }
    }
}
