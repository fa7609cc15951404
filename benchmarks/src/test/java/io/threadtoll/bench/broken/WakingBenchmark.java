// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.broken;

import io.threadtoll.bench.Question;
import io.threadtoll.linux.Futex;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Plain JMH with a known number of futex calls: what a profiler has to count. It is in the tests only. */
@Question(value = "How many futex calls does an operation make?", operation = "one FUTEX_WAKE, or none")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WakingBenchmark {
    private final Futex word = new Futex();

    /** One call. */
    @Benchmark
    public int one() {
        return word.wake(1);
    }

    /** No call. */
    @Benchmark
    public int none() {
        return word.get();
    }
}
