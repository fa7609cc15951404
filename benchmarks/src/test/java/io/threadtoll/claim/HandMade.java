// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Interference;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.CounterProof;
import io.threadtoll.probe.Parallelism;
import io.threadtoll.report.FigureText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Evidence made by hand: four rounds on two CPUs. */
public final class HandMade {
    public static final int PROCESSORS = 2;

    public static final Machine MACHINE = new Machine(PROCESSORS);
    public static final int ROUNDS = 4;

    /** Why {@link #countersRefused}. */
    public static final String REFUSAL = "EACCES: perf_event_paranoid is 2";

    private final List<Fork> forks = new ArrayList<>();
    private final SortedMap<String, String> environment = new TreeMap<>();

    /** Rounds in which two threads really ran at the same moment. */
    public HandMade parallel() {
        return gate(1.99);
    }

    public HandMade gate(double cpuPerWall) {
        return measured(Cell.ofProbe(Parallelism.ID), round -> Map.of(Parallelism.CPU_PER_WALL, cpuPerWall));
    }

    /** A measured fork in each round. */
    public HandMade measured(Cell cell, IntFunction<Map<?, Double>> metrics) {
        return forks(cell, Status.MEASURED, "", metrics);
    }

    /** The probe says that the kernel's counters work here. */
    public HandMade countersWork() {
        return measured(KernelEvidence.PROOF, round -> Map.of(CounterProof.ALL_COUNTED_NS, 700.0));
    }

    /** Futex calls can be counted, and nothing else. */
    public HandMade onlyFutexCallsCount() {
        environment.put("kernel.counters", "tracepoints through perf_event_open, but not " + REFUSAL);
        return measured(KernelEvidence.PROOF, round -> Map.of(CounterProof.FUTEX_COUNTED_NS, 600.0));
    }

    /** The probe says why they don't. */
    public HandMade countersRefused() {
        for (int round = 0; round < ROUNDS; round++) {
            forks.add(fork(round, KernelEvidence.PROOF, Status.NOT_APPLICABLE, REFUSAL, Map.of()));
        }
        return this;
    }

    /** A measured fork in some rounds. */
    public HandMade measuredIn(IntPredicate rounds, Cell cell, IntFunction<Map<?, Double>> metrics) {
        for (int round = 0; round < ROUNDS; round++) {
            if (rounds.test(round)) {
                forks.add(fork(round, cell, Status.MEASURED, "", metrics.apply(round)));
            }
        }
        return this;
    }

    /** A measured fork in one round, which may be a later one. */
    public HandMade measuredIn(int round, Cell cell, Map<?, Double> metrics) {
        forks.add(fork(round, cell, Status.MEASURED, "", metrics));
        return this;
    }

    /** A disturbed fork in each round. */
    public HandMade disturbed(Cell cell, IntFunction<Map<?, Double>> metrics) {
        return forks(cell, Status.DISTURBED, "the machine was busy", metrics);
    }

    /** A fork in the first round that measured nothing. */
    public HandMade without(Cell cell, Status status, String reason) {
        forks.add(fork(0, cell, status, reason, Map.of()));
        return this;
    }

    public Evidence evidence() {
        return new Evidence(new Environment(PROCESSORS, environment), forks);
    }

    /** The rows behind a verdict as a person reads them. */
    public static List<String> rows(Verdict verdict) {
        return verdict.evidence().stream().map(FigureText::of).toList();
    }

    /** One value a round. */
    public static IntFunction<Map<?, Double>> rounds(Object metric, double... values) {
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
        metrics.forEach((metric, value) ->
                samples.put(metric.toString(), new Sample(unit(cell, metric.toString()), List.of(), List.of(value))));
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

    private static Unit unit(Cell cell, String metric) {
        if (!metric.equals(Fork.SCORE)) {
            return Unit.ofMetric(metric);
        }
        return cell.benchmark().endsWith(".pass") ? Unit.OPERATIONS_PER_SECOND : Unit.NANOSECONDS;
    }
}
