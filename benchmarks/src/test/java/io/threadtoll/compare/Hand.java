// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.Environment;
import io.threadtoll.model.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Series and sources made by hand. */
final class Hand {
    static final String JVM = "jdk17";

    private Hand() {}

    /** A time of a lock of the question {@code contention}. */
    static Series series(String run, String mutex, double... forks) {
        SortedMap<String, String> keys = new TreeMap<>(Map.of(
                Series.RUN,
                run,
                Series.JVM,
                JVM,
                Series.BENCHMARK,
                "io.threadtoll.bench.contention.ContendedLock.pass",
                Series.QUESTION,
                "contention",
                Series.THREADS,
                "2",
                Series.METRIC,
                "score",
                Series.COPY,
                "first",
                "mutex",
                mutex));
        return new Series(
                keys,
                Unit.NANOSECONDS,
                Arrays.stream(forks).boxed().toList(),
                IntStream.range(0, forks.length).boxed().toList(),
                "",
                List.of());
    }

    /** The series with another value of a key. */
    static Series with(Series series, String key, String value) {
        return new Series(
                Keys.with(series.keys(), key, value),
                series.unit(),
                series.forks(),
                series.rounds(),
                series.code(),
                series.flags());
    }

    static Series in(Series series, Unit unit) {
        return new Series(series.keys(), unit, series.forks(), series.rounds(), series.code(), series.flags());
    }

    static Series ofCode(Series series, String code) {
        return new Series(series.keys(), series.unit(), series.forks(), series.rounds(), code, series.flags());
    }

    static Series flagged(Series series, String flag) {
        return new Series(series.keys(), series.unit(), series.forks(), series.rounds(), series.code(), List.of(flag));
    }

    /** A source of these series, all on one JVM. */
    static Source source(String label, Series... series) {
        return new Source(label, new TreeMap<>(Map.of(JVM, environment(Map.of()))), new TreeMap<>(), List.of(series));
    }

    static Environment environment(Map<String, String> fields) {
        return new Environment(2, new TreeMap<>(fields));
    }

    /** The one change of a comparison of two runs of one series each. */
    static Change change(Series a, Series b) {
        return change(a, b, CompareOptions.usual());
    }

    static Change change(Series a, Series b, CompareOptions options) {
        Comparison comparison = Comparing.compare(List.of(source("a", a), source("b", b)), options);
        return comparison.rows().get(0).changes().get(0);
    }

    static CompareOptions col(String... keys) {
        return CompareOptions.usual().withCol(List.of(keys));
    }
}
