// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import io.threadtoll.bench.Question;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long after an unlock does a waiter that sleeps run inside? One op is one handover: the holder lets the waiter ask
 * for the lock, sees in {@code /proc} that it sleeps, lets it sleep on for a while, stamps the time as its last act
 * inside and unlocks; the waiter stamps as its first act inside. The difference is the wake latency.
 *
 * <p>Expected: some 5 us on one CPU, where the unlocker has to give it up first, more on two, where the other one has to
 * be woken from idle, and more still where it has slept long enough to idle deeply. Locks differ by what they do before
 * the wake and behind it, not in the wake, which is the kernel's. STANDBY_FUTEX is the exception: its waiter isn't woken
 * but looks again by itself, up to 1 ms later.
 *
 * <p>The traps: the score is the whole turn, with the sleep in it, and says nothing: read {@code wake...}. A waiter is in
 * state S a moment before it leaves its CPU, which is why it is left asleep for at least 50 us. The time it sleeps
 * varies from turn to turn, lest it always ends at the same point of a lock's own period. One of the two stamps of
 * System.nanoTime(), about 25 ns each, is in the latency. Kinds that never sleep are not applicable.
 *
 * <p>{@code ./threadtoll jmh WakeLatency -p mutex=THREE_STATE_FUTEX,JDK_REENTRANT -p placement=SPREAD_OVER_CORES}
 */
@Question(
        value = "How long after an unlock does a waiter that sleeps run inside?",
        operation = "one handover to a thread that sleeps",
        metrics = {"wakeP50Ns", "wakeP99Ns", "wakeP999Ns"})
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class WakeLatency {
    /** One handover. */
    @Benchmark
    public void handOver(Handover handover, WakeFigures figures) {
        handover.handOver();
    }
}
