// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.linux.CounterUnavailableException;
import io.threadtoll.linux.PerfCounter;
import io.threadtoll.linux.Tracepoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a system call costs its thread while the kernel counts it. Batches with no counter, one and all take turns, so
 * that a change of the machine meets all three, and the median of each is taken.
 *
 * <p>A counter of system calls slows every thread of the machine while it is open: the kernel then sends all of them
 * through its slow entry (TIF_SYSCALL_TRACEPOINT). So nothing may be timed while a count is taken anywhere.
 */
final class CounterCost {
    private static final int ROUNDS = 31;

    /** Batches until the call is compiled. */
    private static final int WARMUPS = 50;

    private final Runnable batch;

    /** Of a batch of {@link CounterProof#CALLS} calls. */
    CounterCost(Runnable batch) {
        this.batch = batch;
    }

    /** Times by metric, in ns for one call. */
    Map<String, Double> measure() throws CounterUnavailableException {
        for (int i = 0; i < WARMUPS; i++) {
            batch.run();
        }
        Map<String, Set<Tracepoint>> cases = cases();
        Map<String, double[]> times = new LinkedHashMap<>();
        cases.keySet().forEach(metric -> times.put(metric, new double[ROUNDS]));
        for (int round = 0; round < ROUNDS; round++) {
            for (var counted : cases.entrySet()) {
                times.get(counted.getKey())[round] = callNs(counted.getValue());
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        times.forEach((metric, ns) -> medians.put(metric, median(ns)));
        return medians;
    }

    private static Map<String, Set<Tracepoint>> cases() {
        Map<String, Set<Tracepoint>> cases = new LinkedHashMap<>();
        cases.put(CounterProof.UNCOUNTED_NS, Set.of());
        cases.put(CounterProof.FUTEX_COUNTED_NS, Set.of(Tracepoint.FUTEX_CALL));
        Set<Tracepoint> all = Set.of(Tracepoint.values());
        try {
            open(all).forEach(PerfCounter::close);
            cases.put(CounterProof.ALL_COUNTED_NS, all);
        } catch (CounterUnavailableException missing) {
            // A user with few rights may count futex calls alone: then there is no such time.
        }
        return cases;
    }

    private double callNs(Set<Tracepoint> counted) throws CounterUnavailableException {
        List<PerfCounter> counters = open(counted);
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

    private static List<PerfCounter> open(Set<Tracepoint> counted) throws CounterUnavailableException {
        List<PerfCounter> counters = new ArrayList<>();
        try {
            for (Tracepoint tracepoint : counted) {
                counters.add(PerfCounter.ofThisThread(tracepoint));
            }
            return counters;
        } catch (CounterUnavailableException e) {
            counters.forEach(PerfCounter::close);
            throw e;
        }
    }

    /** Of an odd number of values. */
    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
