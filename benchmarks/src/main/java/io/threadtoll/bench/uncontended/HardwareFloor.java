// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.uncontended;

import io.threadtoll.bench.Question;
import io.threadtoll.linux.AlignedWord;
import io.threadtoll.model.Cell;
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
 * What can no lock go below? The increment alone, and the increment between the two atomic instructions of a lock, on
 * the kind of word that the futex locks use.
 *
 * <p>{@code ./threadtoll jmh HardwareFloor}
 */
@Question(value = "What can no lock go below?", operation = "one increment, with the atomics of a lock or without")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class HardwareFloor {
    private final AlignedWord word = new AlignedWord();
    private long count;

    /** No lock: the empty baseline. */
    @Benchmark
    public long increment() {
        return ++count;
    }

    /** A compare-and-swap before it and a swap behind it. */
    @Benchmark
    public boolean casAndSwap() {
        boolean locked = word.compareAndSet(0, 1);
        count++;
        return word.getAndSet(0) == 1 && locked;
    }

    /** The cell of {@link #increment}. */
    public static Cell incrementCell() {
        return Cell.of(HardwareFloor.class, "increment", Map.of(), 1);
    }

    /** The cell of {@link #casAndSwap}. */
    public static Cell casAndSwapCell() {
        return Cell.of(HardwareFloor.class, "casAndSwap", Map.of(), 1);
    }
}
