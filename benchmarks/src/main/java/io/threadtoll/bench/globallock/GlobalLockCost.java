// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.globallock;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.Question;
import io.threadtoll.bench.ThreadCount;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Control;

/**
 * What do threads do that need one lock to run at all, as CPython's do? One op is a unit of 1 us of arithmetic that nobody
 * shares, and one count, under the lock.
 *
 * <p>Expected: with the lock, kept until somebody asks for it or released behind each unit, any number of threads does what one
 * does, or less; without, NO_MUTEX, P threads do P times as much. So it is the lock that does it to CPython, and not the language.
 *
 * <p>The trap: a thread that keeps the lock has to let go when the iteration ends, or those that wait never get to its end; so
 * units are refused from then on, and are not counted. JMH's score counts refused ones: {@code wallPerOpNs} does not.
 *
 * <p>{@code ./threadtoll jmh GlobalLockCost -t 2 -p handover=ON_REQUEST -p mutex=JDK_REENTRANT -p placement=SPREAD}
 */
@Question(
        value = "What do threads get done that need one lock to run at all?",
        operation = "a unit of 1 us of work under the lock",
        metrics = {"cpuPerOpNs", "idleFraction", "voluntarySwitchesPerOp"},
        threads = {ThreadCount.ONE, ThreadCount.P, ThreadCount.TWO_P})
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class GlobalLockCost {
    /** A unit under the lock. */
    @Benchmark
    public void unit(SharedRuntime runtime, SharedRuntime.Leaving leaving, Worker worker, Control control) {
        if (runtime.run(() -> control.stopMeasurement)) {
            worker.count();
        }
    }

    /** A cell of {@link #unit}; {@link MutexKind#NO_MUTEX} is without a lock. */
    public static Cell cell(Handover handover, MutexKind mutex, int threads) {
        Map<String, String> params = Map.of(
                "handover", handover.name(),
                "mutex", mutex.name(),
                "placement", Placement.SPREAD_OVER_CORES.name());
        return Cell.of(GlobalLockCost.class, "unit", params, threads);
    }
}
