// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.uncontended;

import io.threadtoll.bench.Question;
import java.lang.invoke.VarHandle;
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
 * What does a full fence cost after a store? Expected: as much as a locked instruction, some 5 ns. Without a store before it
 * a fence has nothing to wait for.
 *
 * <p>{@code ./threadtoll jmh FenceCost}
 */
@Question(value = "What does a full fence cost?", operation = "one store, with a fence behind it or without")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class FenceCost {
    private long stored;

    /** The control. */
    @Benchmark
    public long store() {
        return ++stored;
    }

    /** The same, and a fence. */
    @Benchmark
    public long storeAndFence() {
        long now = ++stored;
        VarHandle.fullFence();
        return now;
    }
}
