// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.abort;

import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.CounterUnavailableException;
import io.threadtoll.linux.Futex;
import io.threadtoll.linux.PerfCounter;
import io.threadtoll.linux.Tracepoint;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.ThreadParams;

/** The states of a counting benchmark, driven as JMH drives them. */
class KernelCountersTest {
    private static final int CALLS = 20_000;

    /** The JVM adds calls of its own: to start a thread, to hand it a task. */
    private static final double A_LITTLE_MORE = 1.1;

    private final Futex word = new Futex();

    @Test
    void oneCallForOneOperationIsOne() {
        assumeCounters();
        CountedThreads threads = new CountedThreads();
        KernelCounters worker = worker(threads, 0);
        threads.start();
        wake(worker);
        threads.finish();
        assertThat(worker.kernelFutexCallsPerOp()).isBetween(1.0, A_LITTLE_MORE);
        assertThat(worker.kernelSyscallsPerOp()).isBetween(worker.kernelFutexCallsPerOp(), A_LITTLE_MORE);
        assertThat(worker.kernelSwitchesPerOp()).isBetween(0.0, 0.1);
        assertThat(worker.kernelMigrationsPerOp()).isBetween(0.0, 0.1);
        threads.close();
    }

    @Test
    void anIterationKnowsNothingOfTheOneBefore() {
        assumeCounters();
        CountedThreads threads = new CountedThreads();
        KernelCounters worker = worker(threads, 0);
        threads.start();
        wake(worker);
        threads.finish();
        threads.start();
        worker.count(CALLS);
        threads.finish();
        assertThat(worker.kernelFutexCallsPerOp()).isLessThan(0.1);
        threads.close();
    }

    @Test
    void workersAreSummedAndTheFirstPublishes() throws Exception {
        assumeCounters();
        CountedThreads threads = new CountedThreads();
        KernelCounters first = worker(threads, 0);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            KernelCounters second = other.submit(() -> worker(threads, 1)).get();
            threads.start();
            first.count(CALLS);
            other.submit(() -> wake(second)).get();
            threads.finish();
            assertThat(first.kernelFutexCallsPerOp()).isBetween(0.5, A_LITTLE_MORE / 2);
            assertThat(second.kernelFutexCallsPerOp()).isZero();
            assertThat(second.kernelSyscallsPerOp()).isZero();
        } finally {
            other.shutdownNow();
            threads.close();
        }
    }

    @Test
    void aThreadThatIsNoWorkerIsCountedByItsTid() throws Exception {
        assumeCounters();
        CountedThreads threads = new CountedThreads();
        KernelCounters worker = worker(threads, 0);
        ExecutorService partner = Executors.newSingleThreadExecutor();
        try {
            threads.add(partner.submit(BareCalls::gettid).get());
            threads.start();
            worker.count(CALLS);
            partner.submit(() -> wake(new KernelCounters())).get();
            threads.finish();
            assertThat(worker.kernelFutexCallsPerOp()).isBetween(1.0, A_LITTLE_MORE);
        } finally {
            partner.shutdownNow();
            threads.close();
        }
    }

    @Test
    void closedCountersAreAnError() {
        assumeCounters();
        CountedThreads threads = new CountedThreads();
        worker(threads, 0);
        threads.close();
        assertThatIllegalStateException().isThrownBy(threads::start).withMessageContaining("is closed");
    }

    @Test
    void aMissingCountIsNoNumberAndStaysSo() {
        KernelCounts counted = new KernelCounts(10, 20, Double.NaN, 0);
        KernelCounts perOp = counted.plus(new KernelCounts(2, 4, 6, 8))
                .since(KernelCounts.NONE)
                .perOp(4);
        assertThat(perOp).isEqualTo(new KernelCounts(3, 6, Double.NaN, 2));
    }

    private void wake(KernelCounters worker) {
        for (int i = 0; i < CALLS; i++) {
            word.wake(1);
            worker.count();
        }
    }

    private static KernelCounters worker(CountedThreads threads, int index) {
        KernelCounters worker = new KernelCounters();
        worker.open(threads, new ThreadParams(index, 2, 0, 1, 0, 1, index, 2, index, 2));
        return worker;
    }

    private static void assumeCounters() {
        for (Tracepoint tracepoint : Tracepoint.values()) {
            try {
                PerfCounter.ofThisThread(tracepoint).close();
            } catch (CounterUnavailableException e) {
                abort(e.getMessage());
            }
        }
    }
}
