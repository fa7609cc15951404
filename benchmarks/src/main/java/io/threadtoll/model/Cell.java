// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is measured in one fork: a benchmark or a probe, with its parameters and threads.
 *
 * @param benchmark JMH's name of the benchmark, class and method, or {@code probe.ID}
 * @param params the parameters, by name
 * @param threads worker threads, at least 1
 */
public record Cell(String benchmark, SortedMap<String, String> params, int threads) implements Comparable<Cell> {
    /** Starts the name of every cell that is a probe. */
    public static final String PROBE = "probe.";

    private static final int LONGEST_NAME = 1000;
    private static final int MOST_PARAMS = 100;

    /** A parameter may be a whole query or document. */
    private static final int LONGEST_VALUE = 1 << 16;

    /** Eight times the CPUs of the largest machine that {@link Environment} takes, and more. */
    private static final int MOST_THREADS = 1 << 20;

    private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::question)
            .thenComparing(Cell::benchmark)
            .thenComparing(cell -> cell.params.toString())
            .thenComparingInt(Cell::threads);

    /**
     * A cell.
     *
     * @throws BadResultException if it has no name, no thread, or more of anything than there can be
     */
    public Cell {
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        Bounds.requireName("a benchmark", benchmark, LONGEST_NAME);
        Bounds.require("parameters of a cell", params, MOST_PARAMS, LONGEST_VALUE);
        Bounds.require("threads of a cell", threads, 1, MOST_THREADS);
    }

    /** A cell of a benchmark method. */
    public static Cell of(Class<?> benchmark, String method, Map<String, String> params, int threads) {
        return new Cell(benchmark.getName() + "." + method, new TreeMap<>(params), threads);
    }

    /** The cell of a probe that has no parameters. */
    public static Cell ofProbe(String id) {
        return ofProbe(id, Map.of());
    }

    /** A cell of a probe. */
    public static Cell ofProbe(String id, Map<String, String> params) {
        return new Cell(PROBE + id, new TreeMap<>(params), 1);
    }

    /** The id of the probe that it is a cell of. */
    public String probe() {
        if (!isProbe()) {
            throw new IllegalStateException(this + " is no probe");
        }
        return benchmark.substring(PROBE.length());
    }

    /** Whether this is a probe and not a JMH benchmark. */
    public boolean isProbe() {
        return benchmark.startsWith(PROBE);
    }

    /** The question it belongs to: the last package of the benchmark, or {@code probe}. */
    public String question() {
        String[] names = benchmark.split("\\.", -1);
        return isProbe() ? "probe" : names[Math.max(0, names.length - 3)];
    }

    /** The same without one of its parameters: what it has in common with cells that differ in that alone. */
    public Cell without(String parameter) {
        SortedMap<String, String> others = new TreeMap<>(params);
        others.remove(parameter);
        return new Cell(benchmark, others, threads);
    }

    /** Class and method, or the probe's id: the name without its package. */
    public String shortName() {
        String[] names = benchmark.split("\\.", -1);
        return isProbe()
                ? benchmark.substring(PROBE.length())
                : names[Math.max(0, names.length - 2)] + "." + names[names.length - 1];
    }

    @Override
    public int compareTo(Cell other) {
        return ORDER.compare(this, other);
    }

    /** A label that tells this cell from every other of a run. */
    @Override
    public String toString() {
        String values = params.entrySet().stream()
                .map(param -> param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining(" "));
        return (shortName() + " " + values).strip() + (isProbe() ? "" : " x" + threads);
    }
}
