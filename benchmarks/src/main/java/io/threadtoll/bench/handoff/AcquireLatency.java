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
import java.util.HashMap;
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
 * How long is a thread kept waiting for a lock? One op is one pass: lock, 10 us of work and one increment inside, unlock.
 *
 * <p>{@code closed}: each thread asks again as soon as it is out. What is recorded is the <em>service time</em>, from
 * asking to being inside. A thread that waits asks for nothing meanwhile, so one long wait is one value, however many
 * others would have been kept waiting by it: that is coordinated omission.
 *
 * <p>{@code open}: each thread has a schedule, fixed beforehand and the same for every lock, of when it is meant to ask.
 * The same pass then has two figures. The service time begins when the thread really asked; the <em>response time</em>
 * when it was meant to, so a pass that starts late because the one before it was kept waiting has that wait in its
 * response. Nothing is corrected afterwards: an intended time doesn't move, and what was due and not begun at the end
 * of an iteration is recorded with the wait it had by then. Response exceeds service by two things, each shown: threads
 * that were still busy ({@code behindOps}), and the timer that woke the others ({@code timer...}, not the lock's doing).
 *
 * <p>Expected: in the closed loop a lock that lets the running thread have it again has a small median and an immense
 * p99.9, and a fair one the reverse. At 50 % load service and response agree but for the timer; at 80 % a lock that
 * hands over slowly is full, {@code missedOps} grows, and its response time is as long as the iteration lets it be.
 *
 * <p>The trap: reading service times as what a user sees. And two stamps of System.nanoTime(), about 25 ns each, lie in
 * every pass: NO_MUTEX shows what is recorded where nobody waits.
 *
 * <p>{@code ./threadtoll jmh AcquireLatency -t 8 -p mutex=STANDBY_FUTEX,JDK_REENTRANT -p placement=SPREAD_OVER_CORES}
 */
@Question(
        value = "How long is a thread kept waiting for a lock?",
        operation = "one pass through the lock, with the work inside",
        metrics = {"responseP50Ns", "responseP999Ns", "serviceP50Ns", "serviceP999Ns", "fairnessFraction"},
        threads = {ThreadCount.TWO, ThreadCount.CORES, ThreadCount.P, ThreadCount.TWO_P, ThreadCount.FOUR_P})
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class AcquireLatency {
    /** Operations of an open loop whose time had come while their thread was busy with the one before. */
    public static final Metric BEHIND = Metric.lowerIsBetter("behindOps");

    /** Operations of an open loop that started on time, or as late as the timer was. */
    public static final Metric ON_TIME = Metric.higherIsBetter("onTimeOps");

    /** Operations of an open loop that should have started before the iteration ended, and did not. */
    public static final Metric MISSED = Metric.lowerIsBetter("missedOps");

    /** One pass, at once. */
    @Benchmark
    public void closed(LockedCount locked, Worker worker, AskingThread asking, ServiceFigures service) {
        asking.pass(System.nanoTime());
        worker.count();
    }

    /** One pass, when it is due. */
    @Benchmark
    public void open(
            LockedCount locked,
            Worker worker,
            AskingThread asking,
            OpenLoop loop,
            ServiceFigures service,
            ResponseFigures response,
            TimerFigures timer) {
        loop.entered(asking.pass(loop.await()));
        worker.count();
    }

    /** A cell of {@link #closed}. */
    public static Cell closedCell(MutexKind mutex, Placement placement, int threads) {
        return Cell.of(AcquireLatency.class, "closed", params(mutex, placement), threads);
    }

    /** A cell of {@link #open}. */
    public static Cell openCell(MutexKind mutex, Placement placement, int loadPercent, int threads) {
        Map<String, String> params = params(mutex, placement);
        params.put("loadPercent", String.valueOf(loadPercent));
        return Cell.of(AcquireLatency.class, "open", params, threads);
    }

    private static Map<String, String> params(MutexKind mutex, Placement placement) {
        return new HashMap<>(Map.of("mutex", mutex.name(), "placement", placement.name(), "insideNs", "10000"));
    }
}
