// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.lostupdates;

import io.threadtoll.bench.LockedCount;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.Question;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.Work;
import io.threadtoll.bench.Worker;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Does a lock around the increment save the updates that {@link UnguardedCounter} loses? One op is one increment.
 *
 * <p>Expected: NO_MUTEX, the control, loses as many as a plain counter; every lock loses none, or the fork fails.
 *
 * <p>The trap: threads on one CPU hardly ever lose an update, with or without a lock, so the control has to be seen to
 * fail in the same placement.
 *
 * <p>{@code ./threadtoll jmh GuardedCounter -t 2 -p mutex=NO_MUTEX,JDK_MONITOR -p placement=SPREAD_OVER_CORES}
 */
@Question(
        value = "Does a lock save every update?",
        operation = "one increment under the lock",
        metrics = {"lost", "fairnessFraction", "cpuPerOpNs"},
        threads = {
            ThreadCount.ONE,
            ThreadCount.TWO,
            ThreadCount.CORES,
            ThreadCount.P,
            ThreadCount.TWO_P,
            ThreadCount.FOUR_P
        })
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class GuardedCounter {
    private Runnable increment;

    @Setup
    public void prepare(LockedCount locked) {
        increment = locked.incrementThen(Work.ofNs(0));
    }

    /** One increment under the lock. */
    @Benchmark
    public void increment(LockedCount locked, Worker worker) {
        locked.guard(increment);
        worker.count();
    }

    /** A cell of {@link #increment}. */
    public static Cell incrementCell(MutexKind mutex, Placement placement, int threads) {
        Map<String, String> params = Map.of("mutex", mutex.name(), "placement", placement.name());
        return Cell.of(GuardedCounter.class, "increment", params, threads);
    }
}
