// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.lostupdates;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.Question;
import io.threadtoll.bench.Team;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.Worker;
import io.threadtoll.model.Cell;
import java.util.Map;
import java.util.Optional;
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
 * How many increments are lost when threads share a counter without a lock? One op is one increment.
 *
 * <p>Expected: PLAIN, OPAQUE and VOLATILE lose a large share once two threads really run at the same moment, and none
 * on one CPU but for the rare preemption in mid-increment; ATOMIC_LONG and LONG_ADDER lose none anywhere.
 *
 * <p>The trap: C2 folds a loop of plain increments into one addition, and then nothing is lost. So there is one
 * increment an invocation, and JMH's loop reads a volatile flag between two of them.
 *
 * <p>{@code ./threadtoll jmh UnguardedCounter -t 2 -p counter=PLAIN -p placement=SPREAD_OVER_CORES}
 */
@Question(
        value = "How many updates of a shared counter are lost without a lock?",
        operation = "one increment",
        metrics = {"lostFraction", "fairnessFraction", "cpuPerOpNs"},
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
public class UnguardedCounter {
    /** How the counter is incremented. */
    @Param
    public CounterKind counter;

    private Counter count;
    private long before;

    @Setup
    public void create() {
        count = counter.create();
    }

    @Setup(Level.Iteration)
    public void start(Team team) {
        before = count.sum();
        team.start(Optional.empty());
    }

    @TearDown(Level.Iteration)
    public void finish(Team team) {
        team.finish(count.sum() - before, Optional.empty());
        if (counter.isAtomic()) {
            team.requireNoneLost(counter);
        }
    }

    /** One increment, and one in the worker's own tally. */
    @Benchmark
    public void increment(Worker worker) {
        count.increment();
        worker.count();
    }

    /** A cell of {@link #increment}. */
    public static Cell incrementCell(CounterKind counter, Placement placement, int threads) {
        Map<String, String> params = Map.of("counter", counter.name(), "placement", placement.name());
        return Cell.of(UnguardedCounter.class, "increment", params, threads);
    }
}
