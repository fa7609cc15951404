// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.CounterUnavailableException;
import io.threadtoll.linux.PerfCounter;
import io.threadtoll.linux.Tracepoint;
import java.util.EnumMap;
import java.util.Map;

/**
 * The kernel's counters of one thread, each {@link Tracepoint} one. Those that can't be opened are missing, and their
 * count is NaN; {@code kernel.counters} in the run's environment says why.
 *
 * <p>Any thread may open, read and close them. A reading makes a system call for each counter.
 */
public final class ThreadCounters implements AutoCloseable {
    private final Map<Tracepoint, PerfCounter> counters = new EnumMap<>(Tracepoint.class);

    private ThreadCounters(int tid) {
        for (Tracepoint tracepoint : Tracepoint.values()) {
            try {
                counters.put(tracepoint, PerfCounter.ofThread(tid, tracepoint));
            } catch (CounterUnavailableException missing) {
                // Then there is no figure: the benchmark measures all the same.
            }
        }
    }

    /** Counts the calling thread from now on. */
    public static ThreadCounters ofThisThread() {
        return new ThreadCounters(BareCalls.gettid());
    }

    /**
     * Counts a thread of this process from now on.
     *
     * @param tid the kernel's id of it, see {@link BareCalls#gettid}
     */
    public static ThreadCounters of(int tid) {
        return new ThreadCounters(tid);
    }

    /** What they counted since they were opened. */
    public KernelCounts now() {
        return new KernelCounts(
                count(Tracepoint.FUTEX_CALL),
                count(Tracepoint.SYSTEM_CALL),
                count(Tracepoint.SWITCH),
                count(Tracepoint.MIGRATION));
    }

    private double count(Tracepoint tracepoint) {
        PerfCounter counter = counters.get(tracepoint);
        return counter == null ? Double.NaN : counter.read();
    }

    @Override
    public void close() {
        counters.values().forEach(PerfCounter::close);
    }
}
