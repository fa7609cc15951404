// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.binding;

import io.threadtoll.bench.Question;
import io.threadtoll.linux.Binding;
import io.threadtoll.linux.BoundCalls;
import io.threadtoll.linux.Futex;
import io.threadtoll.linux.Futex2;
import io.threadtoll.linux.WaitResult;
import io.threadtoll.model.Cell;
import io.threadtoll.model.NotApplicableException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does the way from Java to the kernel cost, and what the kernel? One op is one call; {@link BindingFloor} has the
 * same calls without the way.
 *
 * <p>Expected: a null call is the binding's price: 5 to 10 ns through FFM, ten times that through JNA direct mapping, a
 * hundred times through interface mapping. getppid less that is a kernel entry; a futex call less getppid is the futex
 * itself: hashing the word and looking for waiters, dearer on a shared word, whose page has to be found.
 *
 * <p>The trap: a difference of two means is only as good as both intervals. A JVM that has used one binding calls it
 * without asking which; so each fork uses one only.
 *
 * <p>{@code ./threadtoll jmh 'Binding(Cost|Floor)'}
 */
@Question(value = "What does the way to the kernel cost, and what the kernel?", operation = "one call")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class BindingCost {
    /** The way to the C library. */
    @Param
    public Binding binding;

    private BoundCalls calls;
    private Futex privateWord;
    private Futex sharedWord;
    private int value = -1;

    @Setup
    public void bind() throws NotApplicableException {
        calls = new BoundCalls(Ways.present(binding));
        privateWord = new Futex(binding);
        sharedWord = new Futex(ByteBuffer.allocateDirect(Integer.BYTES), Futex.Scope.SHARED, binding);
    }

    /** A C function that only computes. */
    @Benchmark
    public int nullCall() {
        return calls.nullCall(value);
    }

    /** The cheapest real system call. */
    @Benchmark
    public int getppid() {
        return calls.getppid();
    }

    /** FUTEX_WAKE on a private word that nobody waits on. */
    @Benchmark
    public int wakeNobody() {
        return privateWord.wake(1);
    }

    /** FUTEX_WAKE on a shared word that nobody waits on. */
    @Benchmark
    public int wakeNobodyShared() {
        return sharedWord.wake(1);
    }

    /** FUTEX_WAIT that comes back at once, since the word holds another value. */
    @Benchmark
    public WaitResult waitForOtherValue() {
        return privateWord.await(1);
    }

    /** {@link #wakeNobody} by futex_wake, of Linux 6.7. */
    @Benchmark
    public int wakeNobodyByFutex2(Word2 word) {
        return word.futex.wake(1);
    }

    /** {@link #waitForOtherValue} by futex_wait likewise. */
    @Benchmark
    public WaitResult waitForOtherValueByFutex2(Word2 word) {
        return word.futex.await(1);
    }

    /** A word for the newer calls, which are not there on every kernel. */
    @State(Scope.Benchmark)
    public static class Word2 {
        private Futex2 futex;

        @Setup
        public void bind(BindingCost cost) throws NotApplicableException {
            Ways.requireFutex2();
            futex = new Futex2(Ways.present(cost.binding));
        }
    }

    /** The cell of a call through a binding. */
    public static Cell cell(TimedCall call, Binding binding) {
        return Cell.of(BindingCost.class, call.method(), Map.of("binding", binding.name()), 1);
    }
}
