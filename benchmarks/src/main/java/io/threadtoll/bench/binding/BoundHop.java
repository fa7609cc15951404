// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.binding;

import io.threadtoll.bench.Question;
import io.threadtoll.linux.Binding;
import io.threadtoll.model.Cell;
import io.threadtoll.model.NotApplicableException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What does the binding cost a futex wait and its wake? Two threads on one CPU take turns over a futex word. One op is
 * one hop: a wake, a wait and a context switch.
 *
 * <p>Expected: the hop of C and two ways through the binding, so JNA direct mapping adds about two null calls.
 *
 * <p>The trap: on two CPUs the time from a wake to the other's return is mostly that of an idle CPU's, and hides the
 * binding; on one it is all there.
 *
 * <p>{@code ./threadtoll jmh BoundHop}
 */
@Question(
        value = "What does the binding cost a futex wait and its wake?",
        operation = "one hop: a wake, a wait and a switch to the other thread")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class BoundHop {
    /** The way of both threads' calls. */
    @Param
    public Binding binding;

    private FutexPartner partner;

    @Setup
    public void start(BenchmarkParams params) throws NotApplicableException {
        if (params.getThreads() != 1) {
            throw new IllegalArgumentException("the partner is the second thread: run this with -t 1");
        }
        partner = new FutexPartner(Ways.present(binding));
    }

    @TearDown
    public void end() {
        partner.close();
    }

    /** There and back. */
    @Benchmark
    @OperationsPerInvocation(2)
    public void hop() {
        partner.thereAndBack();
    }

    /** The cell of {@link #hop}. */
    public static Cell hopCell(Binding binding) {
        return Cell.of(BoundHop.class, "hop", Map.of("binding", binding.name()), 1);
    }
}
