// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.broken;

import io.threadtoll.bench.Question;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Fails whenever it runs: how a failed check looks to a run. It is in the tests only. */
@Question(value = "What does a failure look like?", operation = "one failure")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ThrowingBenchmark {
    private int lost = 17;

    /** Throws. */
    @Benchmark
    public int fail() {
        if (lost > 0) {
            throw new IllegalStateException("the count was " + lost + " too low");
        }
        return lost;
    }
}
