// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * What the kernel counted for one operation, all {@link CountedThreads} together; NaN where it gives no such counter,
 * while the benchmark runs as ever. A benchmark method that takes this state counts and is not to be timed, since open
 * counters make a system call dearer; it tells each operation it did:
 *
 * <pre>{@code
 * @Benchmark
 * public void passCounted(LockedCount locked, Worker worker, KernelCounters kernel) {
 *     pass(locked, worker);
 *     kernel.count();
 * }
 * }</pre>
 *
 * <p>The first worker publishes the figures, the others add zero, since JMH sums a counter over the threads.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class KernelCounters {
    private CountedThreads threads;
    private int index;
    private long operations;

    /** Runs on the worker's own thread. */
    @Setup
    public void open(CountedThreads ofBenchmark, ThreadParams thread) {
        threads = ofBenchmark;
        index = thread.getThreadIndex();
        threads.add(this);
    }

    /** Closes the counters of all. */
    @TearDown
    public void close() {
        if (index == 0) {
            threads.close();
        }
    }

    /** One operation was done; for this worker's thread only. */
    public void count() {
        operations++;
    }

    /** So many operations were done, in a method with {@code @OperationsPerInvocation}. */
    public void count(long done) {
        operations += done;
    }

    long counted() {
        return operations;
    }

    void reset() {
        operations = 0;
    }

    /** Calls of futex(2), waits and wakes and any other. */
    public double kernelFutexCallsPerOp() {
        return publish(threads.perOp().futexCalls());
    }

    /** System calls of any kind. */
    public double kernelSyscallsPerOp() {
        return publish(threads.perOp().systemCalls());
    }

    /** Context switches away from a counted thread. */
    public double kernelSwitchesPerOp() {
        return publish(threads.perOp().switches());
    }

    /** Moves of a thread to another CPU that a counted thread made. */
    public double kernelMigrationsPerOp() {
        return publish(threads.perOp().migrations());
    }

    private double publish(double figure) {
        return index == 0 ? figure : 0;
    }
}
