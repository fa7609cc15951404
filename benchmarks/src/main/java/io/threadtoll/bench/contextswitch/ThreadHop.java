// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.bench.KernelCounters;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.Question;
import io.threadtoll.model.Cell;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to wake another thread and go to sleep? One op is one hop: the turn goes from one thread to the
 * other; a round trip is two.
 *
 * <p>Expected: on one CPU a hop is a wake, a wait and one switch, a few us. On different CPUs the other one is to be
 * roused from its idle loop, by an interrupt, which costs more, and far more in a virtual machine. Virtual threads do it
 * without the kernel. A working set adds the time to touch it, and the cache misses that the other side's has caused.
 *
 * <p>The traps: two threads that spin pass a turn without a switch, so the switches stand beside the time; and what a
 * hop has besides the switch, the wake and the way to the kernel, is not subtracted, since it is not cold there.
 *
 * <p>{@code ./threadtoll jmh ThreadHop.hop -i 1 -p medium=FUTEX,PIPE -p placement=PACKED -p workingSetBytes=0}; with more
 * iterations JMH's own table shows the sum of the counts of all of them.
 */
@Question(
        value = "What does it cost to wake another thread and go to sleep?",
        operation = "one hop: the turn goes from one thread to the other",
        metrics = {
            "kernelFutexCallsPerOp",
            "kernelSwitchesPerOp",
            "kernelMigrationsPerOp",
            "voluntarySwitchesPerOp",
            "involuntarySwitchesPerOp"
        })
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class ThreadHop {
    /**
     * Round trips an invocation. Virtual threads are handed over to and back once for all of them, which is in their
     * time: one of it for 2,000 hops. A longer batch would not fit into an iteration where each side touches 1 MiB.
     */
    static final int BATCH = 1_000;

    static final int HOPS = 2 * BATCH;

    /** Hops back and forth. */
    @Benchmark
    @OperationsPerInvocation(HOPS)
    public void hop(HopPair pair, HopCost cost) {
        pair.play(BATCH);
    }

    /** The same while the kernel counts: for its counts, not for its time. */
    @Benchmark
    @OperationsPerInvocation(HOPS)
    public void hopCounted(HopPair pair, HopCost cost, CountedPartner partner, KernelCounters kernel) {
        pair.play(BATCH);
        kernel.count(HOPS);
    }

    /** The cell of {@link #hop}. */
    public static Cell hopCell(HopMedium medium, Placement placement, int workingSetBytes) {
        return cell("hop", medium, placement, workingSetBytes);
    }

    /** The cell of {@link #hopCounted}. */
    public static Cell hopCountedCell(HopMedium medium, Placement placement, int workingSetBytes) {
        return cell("hopCounted", medium, placement, workingSetBytes);
    }

    private static Cell cell(String method, HopMedium medium, Placement placement, int workingSetBytes) {
        Map<String, String> params = Map.of(
                "medium", medium.name(),
                "placement", placement.name(),
                "workingSetBytes", String.valueOf(workingSetBytes));
        return Cell.of(ThreadHop.class, method, params, 1);
    }
}
