// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.uncontended;

import io.threadtoll.bench.KernelCounters;
import io.threadtoll.bench.Question;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a lock cost that nobody else wants? One op is lock, one plain increment, unlock.
 *
 * <p>Expected: two atomic instructions, as {@link HardwareFloor#casAndSwap}, for every lock that stays in user space;
 * about a system call for TWO_STATE_FUTEX, two for SEMAPHORE_MUTEX, two binding calls for PTHREAD_MUTEX.
 *
 * <p>The traps: glibc skips the atomic instruction while a process has one thread, so a second one is alive here; and a
 * compiler that proved the lock useless would remove it, which the distance to NO_MUTEX shows.
 *
 * <p>{@code ./threadtoll jmh uncontended}
 */
@Question(
        value = "What does a lock cost that nobody else wants?",
        operation = "lock, one increment, unlock",
        metrics = {"kernelFutexCallsPerOp", "futexWaitsPerOp", "futexWakesPerOp", "slowPathsPerOp"})
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class UncontendedLock {
    /** Lock, increment, unlock. */
    @Benchmark
    public void pair(LoneLock lone, FutexCost cost) {
        lone.lock.guard(lone.section);
    }

    /** The same while the kernel counts: for its counts, not for its time. */
    @Benchmark
    public void pairCounted(LoneLock lone, FutexCost cost, KernelCounters kernel) {
        lone.lock.guard(lone.section);
        kernel.count();
    }

    /** The cell of {@link #pair}. */
    public static Cell pairCell(MutexKind mutex) {
        return Cell.of(UncontendedLock.class, "pair", Map.of("mutex", mutex.name()), 1);
    }

    /** The cell of {@link #pairCounted}. */
    public static Cell pairCountedCell(MutexKind mutex) {
        return Cell.of(UncontendedLock.class, "pairCounted", Map.of("mutex", mutex.name()), 1);
    }
}
