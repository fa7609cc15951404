// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.bench.Question;
import io.threadtoll.linux.BareCalls;
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
 * What does a thread pay that enters the kernel and comes back without a switch? One op is one call; the control beside
 * the hops of {@link ThreadHop}.
 *
 * <p>Expected: a bare call is a fraction of a hop, and the way through the binding a fraction of that call.
 *
 * <p>{@code ./threadtoll jmh KernelEntry}
 */
@Question(value = "What does it cost to enter the kernel without a switch?", operation = "one call")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class KernelEntry {
    private int value = -1;

    /** A C function that only computes: the binding alone. */
    @Benchmark
    public int nullCall() {
        return BareCalls.nullDirect(value);
    }

    /** The cheapest real system call: the binding and a kernel entry. */
    @Benchmark
    public int bareSyscall() {
        return BareCalls.getppid();
    }
}
