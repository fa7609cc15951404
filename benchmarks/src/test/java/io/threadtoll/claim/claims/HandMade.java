// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.claim.Evidence;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Interference;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.CounterProof;
import io.threadtoll.probe.Parallelism;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Evidence made by hand: four rounds on two CPUs. */
final class HandMade {
    static final int PROCESSORS = 2;
    static final int ROUNDS = 4;

    /** Why {@link #countersRefused}. */
    static final String REFUSAL = "EACCES: perf_event_paranoid is 2";

    private final List<Fork> forks = new ArrayList<>();
    private final SortedMap<String, String> environment = new TreeMap<>();

    /** Rounds in which two threads really ran at the same moment. */
    HandMade parallel() {
        return gate(1.99);
    }

    HandMade gate(double cpuPerWall) {
        return measured(Cell.ofProbe(Parallelism.ID), round -> Map.of(Parallelism.CPU_PER_WALL, cpuPerWall));
    }

    /** A measured fork in each round, by metrics or their names. */
    HandMade measured(Cell cell, IntFunction<Map<?, Double>> metrics) {
        return forks(cell, Status.MEASURED, "", metrics);
    }

    /** The probe says that the kernel's counters work here. */
    HandMade countersWork() {
        return measured(KernelMetrics.proof(), round -> Map.of(CounterProof.ALL_COUNTED_NS, 700.0));
    }

    /** Futex calls can be counted, and nothing else. */
    HandMade onlyFutexCallsCount() {
        environment.put("kernel.counters", "tracepoints through perf_event_open, but not " + REFUSAL);
        return measured(KernelMetrics.proof(), round -> Map.of(CounterProof.FUTEX_COUNTED_NS, 600.0));
    }

    /** The probe says why they don't. */
    HandMade countersRefused() {
        for (int round = 0; round < ROUNDS; round++) {
            forks.add(fork(round, KernelMetrics.proof(), Status.NOT_APPLICABLE, REFUSAL, Map.of()));
        }
        return this;
    }

    /** A measured fork in some rounds. */
    HandMade measuredIn(IntPredicate rounds, Cell cell, IntFunction<Map<?, Double>> metrics) {
        for (int round = 0; round < ROUNDS; round++) {
            if (rounds.test(round)) {
                forks.add(fork(round, cell, Status.MEASURED, "", metrics.apply(round)));
            }
        }
        return this;
    }

    /** A disturbed fork in each round. */
    HandMade disturbed(Cell cell, IntFunction<Map<?, Double>> metrics) {
        return forks(cell, Status.DISTURBED, "the machine was busy", metrics);
    }

    /** A fork in the first round that measured nothing. */
    HandMade without(Cell cell, Status status, String reason) {
        forks.add(fork(0, cell, status, reason, Map.of()));
        return this;
    }

    Evidence evidence() {
        return new Evidence(new Environment(PROCESSORS, environment), forks);
    }

    /** One value a round of a metric, or of that name. */
    static IntFunction<Map<?, Double>> rounds(Object metric, double... values) {
        return round -> Map.of(metric, values[round]);
    }

    private HandMade forks(Cell cell, Status status, String reason, IntFunction<Map<?, Double>> metrics) {
        for (int round = 0; round < ROUNDS; round++) {
            forks.add(fork(round, cell, status, reason, metrics.apply(round)));
        }
        return this;
    }

    private static Fork fork(int round, Cell cell, Status status, String reason, Map<?, Double> metrics) {
        SortedMap<String, Sample> samples = new TreeMap<>();
        metrics.forEach(
                (metric, value) -> samples.put(metric.toString(), new Sample(Unit.COUNT, List.of(), List.of(value))));
        return new Fork(
                round,
                cell,
                cell.isProbe() ? "probe" : "avgt",
                Instant.EPOCH,
                2,
                1,
                status,
                reason,
                samples,
                new Interference(0, 0, 0, Double.NaN),
                new TreeMap<>());
    }
}
