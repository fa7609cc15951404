// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.bench.Question;
import io.threadtoll.linux.BareCalls;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
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
 * What does it cost to let others go first? One op is one sched_yield(2) of the worker.
 *
 * <p>Expected: alone it is little more than a system call, since nobody else is ready. With a partner that yields on the
 * same CPU, a yield comes back after the partner's: two calls and two switches, which makes it the switch without a wake
 * or a wait. The kernel books them as involuntary.
 *
 * <p>The trap: the scheduler need not switch at a yield, so the partner's yields and the switches stand beside the time.
 *
 * <p>{@code ./threadtoll jmh YieldCost}
 */
@Question(
        value = "What does it cost to let others go first?",
        operation = "one sched_yield of the worker",
        metrics = {"involuntarySwitchesPerOp", "voluntarySwitchesPerOp", "partnerYieldsPerOp"})
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class YieldCost {
    /** Yields of the partner for each of the worker's: 1 where the two take turns. */
    public static final Metric PARTNER_YIELDS = Metric.of("partnerYieldsPerOp");

    /** With nobody else on that CPU but by chance. */
    @Benchmark
    public void alone(YieldAloneCost cost) {
        BareCalls.schedYield();
        cost.count();
    }

    /** With a partner on the same CPU that yields too. */
    @Benchmark
    public void betweenTwo(YieldPair pair, YieldPairCost cost) {
        pair.yieldOnce();
    }

    /** The cell of {@link #alone}. */
    public static Cell aloneCell() {
        return Cell.of(YieldCost.class, "alone", Map.of(), 1);
    }

    /** The cell of {@link #betweenTwo}. */
    public static Cell betweenTwoCell() {
        return Cell.of(YieldCost.class, "betweenTwo", Map.of(), 1);
    }
}
