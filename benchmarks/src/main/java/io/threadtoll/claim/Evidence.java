// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.Parallelism;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a run measured, as a claim asks for it. Disturbed and failed forks are not in its figures.
 *
 * @param environment where it was measured
 * @param forks the journal
 */
public record Evidence(Environment environment, List<Fork> forks) {
    /** Two threads ran in parallel where their CPU time is at least this often the wall time. */
    public static final double PARALLEL = 1.8;

    /** Fewer forks than this have no interval. */
    private static final int FEWEST_FORKS = 2;

    public Evidence {
        forks = List.copyOf(forks);
    }

    /** Evidence from a machine of which only the number of CPUs is known. */
    public Evidence(int processors, List<Fork> forks) {
        this(new Environment(processors, new TreeMap<>()), forks);
    }

    /** CPUs the run could use. */
    public int processors() {
        return environment.processors();
    }

    /** The fork means of a metric, one a measured fork that has it. */
    public double[] means(Cell cell, Metric metric) {
        return measured(cell).stream()
                .map(fork -> fork.value(metric))
                .flatMap(Optional::stream)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** The fork means of several metrics added up, one a measured fork; none where some fork lacks one of them. */
    public double[] sums(Cell cell, List<Metric> metrics) {
        List<double[]> each =
                metrics.stream().map(metric -> means(cell, metric)).toList();
        int count = each.get(0).length;
        return each.stream().anyMatch(means -> means.length != count)
                ? new double[0]
                : IntStream.range(0, count)
                        .mapToDouble(fork ->
                                each.stream().mapToDouble(means -> means[fork]).sum())
                        .toArray();
    }

    /** Whether enough forks have a metric for an interval. */
    public boolean has(Cell cell, Metric metric) {
        return means(cell, metric).length >= FEWEST_FORKS;
    }

    /** The evidence of each round that measured something: what the machine did within the same minutes. */
    public List<Evidence> rounds() {
        SortedMap<Integer, List<Fork>> rounds =
                forks.stream().collect(Collectors.groupingBy(Fork::round, TreeMap::new, Collectors.toList()));
        return rounds.values().stream()
                .map(round -> new Evidence(environment, round))
                .toList();
    }

    /**
     * The evidence of the rounds in which two threads really ran at the same moment; only there a race can be seen. A
     * fork that failed did so in any round.
     */
    public Evidence parallel() {
        Set<Integer> rounds = measured(Cell.ofProbe(Parallelism.ID)).stream()
                .filter(fork -> fork.value(Parallelism.CPU_PER_WALL).orElse(0.0) >= PARALLEL)
                .map(Fork::round)
                .collect(Collectors.toSet());
        return new Evidence(
                environment,
                forks.stream()
                        .filter(fork -> fork.cell().isProbe()
                                || fork.status() == Fork.Status.FAILED
                                || rounds.contains(fork.round()))
                        .toList());
    }

    /** Why a claim that needs these cells can't be judged, if so. */
    public Optional<Verdict> gap(List<Cell> cells) {
        return cells.stream().map(this::gap).flatMap(Optional::stream).findFirst();
    }

    private Optional<Verdict> gap(Cell cell) {
        List<Fork> all = forks.stream().filter(fork -> fork.cell().equals(cell)).toList();
        Optional<Fork> failed = withStatus(all, Fork.Status.FAILED);
        if (failed.isPresent()) {
            return Optional.of(new Verdict(
                    Outcome.BROKEN,
                    "",
                    cell + " failed: " + failed.orElseThrow().reason()));
        }
        Optional<Fork> impossible = withStatus(all, Fork.Status.NOT_APPLICABLE);
        if (impossible.isPresent()) {
            return Optional.of(new Verdict(
                    Outcome.NOT_APPLICABLE,
                    "",
                    cell + ": " + impossible.orElseThrow().reason()));
        }
        int measured = measured(cell).size();
        int needed = cell.isProbe() ? 1 : FEWEST_FORKS;
        if (measured < needed) {
            return Optional.of(new Verdict(
                    Outcome.INCONCLUSIVE,
                    "",
                    cell + " has " + measured + " usable forks"
                            + (all.size() > measured ? " (others were disturbed)" : "") + ", " + needed + " are needed"
                            + gateNote()));
        }
        return Optional.empty();
    }

    private String gateNote() {
        double[] gate = means(Cell.ofProbe(Parallelism.ID), Parallelism.CPU_PER_WALL);
        double least = Arrays.stream(gate).min().orElse(PARALLEL);
        return least >= PARALLEL
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; two threads got %.2f CPUs in some round, and rounds below %.1f show no race",
                        least,
                        PARALLEL);
    }

    private List<Fork> measured(Cell cell) {
        return forks.stream()
                .filter(fork -> fork.cell().equals(cell) && fork.status() == Fork.Status.MEASURED)
                .toList();
    }

    private static Optional<Fork> withStatus(List<Fork> forks, Fork.Status status) {
        return forks.stream().filter(fork -> fork.status() == status).findFirst();
    }
}
