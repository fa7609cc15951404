// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Hand-made forks for tests. */
public final class Forks {
    /** When every hand-made fork starts. */
    public static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

    /** A machine that does nothing else. */
    public static final Interference QUIET = new Interference(0, 0, 1, Double.NaN);

    private Forks() {}

    /** A JMH cell of the question {@code contention}. */
    public static Cell cell(String method, String param, String value) {
        SortedMap<String, String> params = new TreeMap<>();
        params.put(param, value);
        return new Cell("io.threadtoll.bench.contention.ContendedLock." + method, params, 2);
    }

    /** A fork that measured a score, iteration by iteration. */
    public static Fork measured(Cell cell, Double... iterationsNs) {
        SortedMap<String, Sample> metrics = new TreeMap<>();
        metrics.put(Fork.SCORE, sample(Unit.NANOSECONDS, iterationsNs));
        return fork(cell, Fork.Status.MEASURED, "", metrics);
    }

    /** The fork with another metric beside the ones it has. */
    public static Fork with(Fork fork, String metric, Double... values) {
        SortedMap<String, Sample> metrics = new TreeMap<>(fork.metrics());
        metrics.put(metric, sample(Unit.ofMetric(metric), values));
        return fork(fork.cell(), fork.status(), fork.reason(), metrics);
    }

    /** The same by the metric itself. */
    public static Fork with(Fork fork, Metric metric, Double... values) {
        return with(fork, metric.name(), values);
    }

    /** The fork with another status. */
    public static Fork as(Fork fork, Fork.Status status) {
        return fork(fork.cell(), status, fork.reason(), fork.metrics(), fork.histograms());
    }

    /** The fork with a histogram of these times, beside the ones it has. */
    public static Fork recording(Fork fork, String name, long... timesNs) {
        Histogram histogram = Histograms.create();
        Arrays.stream(timesNs).forEach(histogram::recordValue);
        return withText(fork, name, Histograms.encode(histogram));
    }

    /** The fork with such a text for a histogram. */
    public static Fork withText(Fork fork, String name, String text) {
        SortedMap<String, String> histograms = new TreeMap<>(fork.histograms());
        histograms.put(name, text);
        return fork(fork.cell(), fork.status(), fork.reason(), fork.metrics(), histograms);
    }

    /** A fork that measured nothing. */
    public static Fork without(Cell cell, Fork.Status status, String reason) {
        return fork(cell, status, reason, new TreeMap<>());
    }

    private static Fork fork(Cell cell, Fork.Status status, String reason, SortedMap<String, Sample> metrics) {
        return fork(cell, status, reason, metrics, new TreeMap<>());
    }

    private static Fork fork(
            Cell cell,
            Fork.Status status,
            String reason,
            SortedMap<String, Sample> metrics,
            SortedMap<String, String> histograms) {
        return new Fork(
                0,
                cell,
                cell.isProbe() ? "probe" : "avgt",
                START,
                2_000_000_000L,
                1_200_000_000L,
                status,
                reason,
                metrics,
                QUIET,
                histograms);
    }

    private static Sample sample(Unit unit, Double... values) {
        return new Sample(unit, List.of(1.0), Arrays.asList(values));
    }
}
