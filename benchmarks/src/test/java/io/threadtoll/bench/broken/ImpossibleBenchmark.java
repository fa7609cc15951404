// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.broken;

import io.threadtoll.bench.Question;
import io.threadtoll.model.NotApplicableException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Can't be done anywhere: how a cell looks that this machine can't measure. It is in the tests only. */
@Question(value = "What does the impossible look like?", operation = "nothing")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ImpossibleBenchmark {
    @Setup
    public void prepare() throws NotApplicableException {
        throw new NotApplicableException("needs a newer machine: wait");
    }

    /** Never runs. */
    @Benchmark
    public void never() {}
}
