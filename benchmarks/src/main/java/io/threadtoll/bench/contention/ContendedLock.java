// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contention;

import io.threadtoll.bench.KernelCounters;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a lock let through when threads fight for it? One op is one pass: work outside, lock, work and one
 * increment inside, unlock.
 *
 * <p>Expected: throughput falls from one thread to P as the lock's cache line travels; beyond P it depends on whom an
 * unlock wakes. NO_MUTEX shows what the work alone costs, and loses updates; every other kind must lose none, or the
 * fork fails.
 *
 * <p>The traps: JMH's score adds up the rates of threads that were measured over different times, so where a lock keeps
 * some of many threads waiting beyond the iteration it can exceed what the lock can let through; {@code wallPerOpNs} is
 * the team's, and what the claims compare. And throughput alone. A lock that lets one thread run on while the others stay parked is fast and unfair, so
 * fairness, the shares, CPU time for each op and the idle share stand beside it.
 *
 * <p>Which lock wins where: {@code ./threadtoll run ContendedLock.pass -p mutex=STANDBY_FUTEX,JDK_REENTRANT -p
 * placement=SPREAD_OVER_CORES}; the report draws it as a table. The whole grid is long, so choose.
 *
 * <p>{@code ./threadtoll jmh ContendedLock -t 4 -p mutex=THREE_STATE_FUTEX,JDK_REENTRANT -p placement=SPREAD_OVER_CORES}
 */
@Question(
        value = "What does a lock let through when threads fight for it, and whom?",
        operation = "one pass through the lock, with the work inside and outside",
        metrics = {"fairnessFraction", "cpuPerOpNs", "kernelFutexCallsPerOp", "voluntarySwitchesPerOp"},
        threads = {
            ThreadCount.TWO,
            ThreadCount.CORES,
            ThreadCount.P,
            ThreadCount.TWO_P,
            ThreadCount.FOUR_P,
            ThreadCount.EIGHT_P
        })
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class ContendedLock {
    /** Work while the lock is held, in ns. */
    @Param({"0", "100", "1000", "10000", "20000"})
    public int insideNs;

    /** Work between two passes, in ns. */
    @Param({"0", "1000", "10000", "20000"})
    public int outsideNs;

    private Work outside;
    private Runnable section;

    @Setup
    public void prepare(LockedCount locked) {
        outside = Work.ofNs(outsideNs);
        section = locked.incrementThen(Work.ofNs(insideNs));
    }

    /** One pass. */
    @Benchmark
    public void pass(LockedCount locked, Worker worker) {
        outside.run();
        locked.guard(section);
        worker.count();
    }

    /** The same while the kernel counts: for its counts, not for its time. */
    @Benchmark
    public void passCounted(LockedCount locked, Worker worker, KernelCounters kernel) {
        pass(locked, worker);
        kernel.count();
    }

    /** A cell of {@link #pass}. */
    public static Cell passCell(MutexKind mutex, Placement placement, int insideNs, int outsideNs, int threads) {
        return cell("pass", mutex, placement, insideNs, outsideNs, threads);
    }

    /** A cell of {@link #passCounted}. */
    public static Cell passCountedCell(MutexKind mutex, Placement placement, int insideNs, int outsideNs, int threads) {
        return cell("passCounted", mutex, placement, insideNs, outsideNs, threads);
    }

    private static Cell cell(
            String method, MutexKind mutex, Placement placement, int insideNs, int outsideNs, int threads) {
        Map<String, String> params = Map.of(
                "mutex", mutex.name(),
                "placement", placement.name(),
                "insideNs", String.valueOf(insideNs),
                "outsideNs", String.valueOf(outsideNs));
        return Cell.of(ContendedLock.class, method, params, threads);
    }
}
