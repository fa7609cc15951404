// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.binding;

import io.threadtoll.bench.Question;
import io.threadtoll.linux.Binding;
import io.threadtoll.linux.Futex;
import io.threadtoll.linux.Futex2;
import io.threadtoll.linux.NativeLoop;
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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What can no binding go below? The calls of {@link BindingCost}, made by a loop in machine code. One op is one call.
 *
 * <p>Expected: about 2 ns for a null call, and for the others what C pays: a kernel entry and the
 * kernel's own work.
 *
 * <p>INSTRUCTION is the kernel alone. C_LIBRARY is what C pays: the call of the C library's function and its return cost
 * more behind a kernel entry than a null call does, and every binding has a few more of them. Probably the kernel's cures
 * for Spectre empty the return predictor; nothing here shows that.
 *
 * <p>The trap: the way into the loop and out again, about a microsecond. It is shared by {@link #CALLS} calls, which
 * leaves a tenth of a nanosecond.
 *
 * <p>{@code ./threadtoll jmh 'Binding(Cost|Floor)'}
 */
@Question(value = "What can no way to the kernel go below?", operation = "one call, of a loop in machine code")
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class BindingFloor {
    /** Calls in one run of the loop. */
    static final int CALLS = 10_000;

    /** How the loop gets into the kernel; a null call doesn't. */
    @Param
    public NativeLoop.Entry entry;

    private final Futex privateWord = new Futex();
    private final Futex sharedWord = new Futex(ByteBuffer.allocateDirect(Integer.BYTES), Futex.Scope.SHARED);
    private NativeLoop loop;

    @Setup
    public void make() throws NotApplicableException {
        loop = Ways.nativeLoop(entry);
    }

    @TearDown
    public void close() {
        loop.close();
    }

    /** A C function that only computes. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long nullCall() {
        return loop.nullCall(-1, CALLS);
    }

    /** The cheapest real system call. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long getppid() {
        return loop.getppid(CALLS);
    }

    /** FUTEX_WAKE on a private word that nobody waits on. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long wakeNobody() {
        return loop.wake(privateWord, CALLS);
    }

    /** FUTEX_WAKE on a shared word that nobody waits on. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long wakeNobodyShared() {
        return loop.wake(sharedWord, CALLS);
    }

    /** FUTEX_WAIT that comes back at once, since the word holds another value. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long waitForOtherValue() {
        return loop.await(privateWord, 1, CALLS);
    }

    /** {@link #wakeNobody} by futex_wake, of Linux 6.7. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long wakeNobodyByFutex2(Word2 word) {
        return loop.wake(word.futex, CALLS);
    }

    /** {@link #waitForOtherValue} by futex_wait likewise. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public long waitForOtherValueByFutex2(Word2 word) {
        return loop.await(word.futex, 1, CALLS);
    }

    /** A word for the newer calls, which are not there on every kernel. */
    @State(Scope.Benchmark)
    public static class Word2 {
        private Futex2 futex;

        @Setup
        public void make() throws NotApplicableException {
            Ways.requireFutex2();
            futex = new Futex2(Binding.standard());
        }
    }

    /** The cell of a call by a loop in machine code. */
    public static Cell cell(TimedCall call, NativeLoop.Entry entry) {
        return Cell.of(BindingFloor.class, call.method(), Map.of("entry", entry.name()), 1);
    }
}
