// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.CounterUnavailableException;
import io.threadtoll.linux.PerfCounter;
import io.threadtoll.linux.Tracepoint;
import io.threadtoll.model.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a system call costs its thread while the kernel counts it. The cases take turns, so that a change of the machine
 * meets all of them, and the median of each is taken.
 *
 * <p>A counter of system calls slows every thread of the machine while it is open, counted or not: the kernel then sends
 * all of them through its slow entry ({@code syscall_regfunc} in {@code kernel/tracepoint.c}). So nothing may be timed
 * while a count is taken anywhere.
 */
final class CounterCost {
    /**
     * One case.
     *
     * @param tid whom the counters count
     * @param tracepoints what they count
     */
    private record Counted(int tid, Set<Tracepoint> tracepoints) {
        List<PerfCounter> open() throws CounterUnavailableException {
            List<PerfCounter> counters = new ArrayList<>();
            try {
                for (Tracepoint tracepoint : tracepoints) {
                    counters.add(PerfCounter.ofThread(tid, tracepoint));
                }
                return counters;
            } catch (CounterUnavailableException e) {
                counters.forEach(PerfCounter::close);
                throw e;
            }
        }
    }

    private static final int ROUNDS = 21;

    /** Batches until the call is compiled. */
    private static final int WARMUPS = 50;

    private final Runnable batch;

    /** Of a batch of {@link CounterProof#CALLS} calls. */
    CounterCost(Runnable batch) {
        this.batch = batch;
    }

    /** Times by metric, in ns for one call. */
    Map<Metric, Double> measure() throws CounterUnavailableException {
        for (int i = 0; i < WARMUPS; i++) {
            batch.run();
        }
        Map<Metric, Counted> cases = cases();
        Map<Metric, double[]> times = new LinkedHashMap<>();
        cases.keySet().forEach(metric -> times.put(metric, new double[ROUNDS]));
        for (int round = 0; round < ROUNDS; round++) {
            for (var counted : cases.entrySet()) {
                times.get(counted.getKey())[round] = callNs(counted.getValue());
            }
        }
        Map<Metric, Double> medians = new LinkedHashMap<>();
        times.forEach((metric, ns) -> medians.put(metric, median(ns)));
        return medians;
    }

    private static Map<Metric, Counted> cases() {
        Map<Metric, Counted> cases = new LinkedHashMap<>();
        int self = BareCalls.gettid();
        cases.put(CounterProof.UNCOUNTED_NS, new Counted(self, Set.of()));
        // The first thread of the process, in which the launcher waits for the one that runs main.
        int launcher = (int) ProcessHandle.current().pid();
        cases.put(CounterProof.OTHER_COUNTED_NS, new Counted(launcher, Set.of(Tracepoint.FUTEX_CALL)));
        cases.put(CounterProof.FUTEX_COUNTED_NS, new Counted(self, Set.of(Tracepoint.FUTEX_CALL)));
        Counted all = new Counted(self, Set.of(Tracepoint.values()));
        try {
            all.open().forEach(PerfCounter::close);
            cases.put(CounterProof.ALL_COUNTED_NS, all);
        } catch (CounterUnavailableException missing) {
            // A user with few rights may count futex calls alone: then there is no such time.
        }
        return cases;
    }

    private double callNs(Counted counted) throws CounterUnavailableException {
        List<PerfCounter> counters = counted.open();
        try {
            // The first batch finds cold what the opening has touched.
            batch.run();
            long start = System.nanoTime();
            batch.run();
            return (double) (System.nanoTime() - start) / CounterProof.CALLS;
        } finally {
            counters.forEach(PerfCounter::close);
        }
    }

    /** Of an odd number of values. */
    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
