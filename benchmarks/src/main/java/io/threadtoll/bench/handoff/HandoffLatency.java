// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.bench.LockedCount;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.Question;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.Worker;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.mutex.MutexKind;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long is a lock on its way from one thread to the next, when all want it all the time? One op is one pass; a pass
 * that follows another thread's records the time from that one's last act inside to this one's first.
 *
 * <p>Expected: two crowds. A waiter that runs and spins gets the lock within the time a cache line travels, some 100 ns;
 * one that sleeps has to be woken, some 10 us. {@code handoffFraction} says how rare either is: a lock that lets the
 * running thread have it again and again is hardly ever handed over, and a fair one at every pass.
 *
 * <p>The traps: with more threads than CPUs the next thread may be waiting for a CPU and not for the lock, and a handoff
 * takes a time slice: that is the lock's doing too, as it chose whom to wake. Each stamp is a System.nanoTime(), about 25
 * ns, and one of the two lies inside what is measured. A lock that spins hands over faster than it stamps. NO_MUTEX is
 * not applicable, as nobody leaves for another to enter.
 *
 * <p>{@code ./threadtoll jmh HandoffLatency -t 4 -p mutex=THREE_STATE_FUTEX,JDK_REENTRANT -p placement=SPREAD_OVER_CORES}
 */
@Question(
        value = "How long is a lock on its way from one thread to the next?",
        operation = "one pass through the lock, with the work inside",
        metrics = {"handoffP50Ns", "handoffP999Ns", "handoffFraction"},
        threads = {ThreadCount.TWO, ThreadCount.CORES, ThreadCount.P, ThreadCount.TWO_P, ThreadCount.FOUR_P})
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class HandoffLatency {
    /** The share of passes in which the one before was another thread's, 0 to 1. */
    public static final Metric HANDOFF_FRACTION = Metric.of("handoffFraction");

    /** One pass. */
    @Benchmark
    public void pass(LockedCount locked, Worker worker, Passing passing, HandoffFigures figures) {
        locked.guard(passing.section);
        passing.record();
        worker.count();
    }

    /** A cell of {@link #pass}. */
    public static Cell passCell(MutexKind mutex, Placement placement, int insideNs, int threads) {
        Map<String, String> params = Map.of(
                "mutex", mutex.name(),
                "placement", placement.name(),
                "insideNs", String.valueOf(insideNs));
        return Cell.of(HandoffLatency.class, "pass", params, threads);
    }
}
