// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.profiler;

import io.threadtoll.linux.CounterUnavailableException;
import io.threadtoll.linux.PerfCounter;
import io.threadtoll.linux.Tracepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Counts, for any JMH benchmark, the futex calls, system calls, context switches and migrations of an operation:
 *
 * <pre>./threadtoll jmh -prof io.threadtoll.profiler.FutexProfiler SomeBenchmark</pre>
 *
 * <p>JMH starts its profilers before it hands the first task to its executor, and the executors it has make a thread when
 * the first task comes, from the thread that starts the profilers. So the workers, and the threads that they start, are
 * that thread's descendants and are counted; it itself, the compiler and the collector are not. A custom executor that
 * makes its threads earlier is not counted.
 *
 * <p>Assumes JMH 1.37, whose iterations end, workers and all, before the profilers are stopped. Counted are whole
 * iterations, JMH's own calls at both ends included (some ten a worker), and they are divided by all the operations of
 * it, those outside the measured window included.
 *
 * <p>It is no service that JMH would discover, on purpose: JMH makes one of each it discovers, and where counters are
 * refused that would break every other profiler.
 */
public final class FutexProfiler implements InternalProfiler {
    /** Futex calls for one operation. */
    public static final String FUTEX_CALLS = "kernel.futexCalls";

    /** System calls for one operation. */
    public static final String SYSTEM_CALLS = "kernel.systemCalls";

    /** Context switches for one operation. */
    public static final String SWITCHES = "kernel.switches";

    /** Threads moved to another CPU for one operation. */
    public static final String MIGRATIONS = "kernel.migrations";

    private final Map<Tracepoint, DescendantCounter> counters = new EnumMap<>(Tracepoint.class);
    private final Map<Tracepoint, Long> before = new EnumMap<>(Tracepoint.class);

    /**
     * For JMH, which makes one before it forks and one in each fork.
     *
     * @throws ProfilerException if futex calls can't be counted here; the message says why
     */
    public FutexProfiler() throws ProfilerException {
        try (PerfCounter trial = PerfCounter.ofThisThread(Tracepoint.FUTEX_CALL)) {
            trial.read();
        } catch (CounterUnavailableException e) {
            throw new ProfilerException("no futex calls can be counted here: " + e.getMessage());
        }
    }

    @Override
    public String getDescription() {
        return "Futex calls, system calls, switches and migrations per operation, counted by the kernel";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (counters.isEmpty()) {
            open();
        }
        counters.forEach((tracepoint, counter) -> before.put(tracepoint, counter.read()));
    }

    /** They stay open until the fork ends, since JMH doesn't say which iteration is the last. */
    private void open() {
        for (Tracepoint tracepoint : Tracepoint.values()) {
            try {
                counters.put(tracepoint, new DescendantCounter(tracepoint));
            } catch (CounterUnavailableException missing) {
                // A user with few rights may count futex calls and not the others: then those have no figure.
            }
        }
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double operations = result.getMetadata().getAllOps();
        List<ScalarResult> figures = new ArrayList<>();
        counters.forEach((tracepoint, counter) -> figures.add(new ScalarResult(
                nameOf(tracepoint),
                (counter.read() - before.get(tracepoint)) / operations,
                "#/op",
                AggregationPolicy.AVG)));
        return figures;
    }

    private static String nameOf(Tracepoint tracepoint) {
        return switch (tracepoint) {
            case FUTEX_CALL -> FUTEX_CALLS;
            case SYSTEM_CALL -> SYSTEM_CALLS;
            case SWITCH -> SWITCHES;
            case MIGRATION -> MIGRATIONS;
        };
    }
}
