// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.binding;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.Question;
import io.threadtoll.bench.Team;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.Work;
import io.threadtoll.bench.Worker;
import io.threadtoll.linux.Binding;
import io.threadtoll.model.Cell;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.mutex.Mutex;
import io.threadtoll.mutex.MutexKind;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does the binding cost a contended lock? One op is one pass through a THREE_STATE_FUTEX: work outside, lock, work
 * and one increment inside, unlock.
 *
 * <p>Expected: a lock pays the binding once for each futex call, so the tax is at most what {@link BindingCost} says
 * times the futex calls of an op, a few percent; the work is of a length at which calls are frequent. A slower call also
 * gives the holder more time to be gone, so it may even cost nothing.
 *
 * <p>The trap: a different number of futex calls for each op under another binding, which stands beside the throughput.
 *
 * <p>{@code ./threadtoll jmh BoundLock -t 2 -p placement=SPREAD_OVER_CORES}
 */
@Question(
        value = "What does the binding cost a contended lock?",
        operation = "one pass through the lock, with the work inside and outside",
        metrics = {"fairnessFraction", "cpuPerOpNs", "futexWaitsPerOp"},
        threads = {ThreadCount.TWO, ThreadCount.P, ThreadCount.TWO_P})
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class BoundLock {
    private static final long INSIDE_NS = 500;
    private static final long OUTSIDE_NS = 50;

    /** The way of the lock's calls. */
    @Param
    public Binding binding;

    private Mutex lock;
    private Work inside;
    private Work outside;
    private Runnable section;
    private long count;
    private long before;

    @Setup
    public void create(Team team) throws NotApplicableException {
        lock = MutexKind.THREE_STATE_FUTEX.create(Ways.present(binding));
        team.atEnd(lock::close);
        inside = Work.ofNs(INSIDE_NS);
        outside = Work.ofNs(OUTSIDE_NS);
        section = () -> {
            count++;
            inside.run();
        };
    }

    @Setup(Level.Iteration)
    public void start(Team team) {
        before = count;
        team.start(lock.futexCalls());
    }

    @TearDown(Level.Iteration)
    public void finish(Team team) {
        team.finish(count - before, lock.futexCalls());
        team.requireNoneLost(binding);
    }

    /** One pass. */
    @Benchmark
    public void pass(Worker worker) {
        outside.run();
        lock.guard(section);
        worker.count();
    }

    /** A cell of {@link #pass}. */
    public static Cell passCell(Binding binding, Placement placement, int threads) {
        Map<String, String> params = Map.of("binding", binding.name(), "placement", placement.name());
        return Cell.of(BoundLock.class, "pass", params, threads);
    }
}
