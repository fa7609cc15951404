// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.Row;
import io.threadtoll.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A comparison for a spreadsheet or a data frame: RFC 4180, a line a change. First come the keys that any row has, then
 * {@link #FIGURES}. Numbers are unrounded, in base units, and empty where they are not known.
 */
final class ComparisonCsv {
    static final List<String> FIGURES = List.of(
            "baseline",
            "column",
            "unit",
            "baselineValue",
            "baselineLow",
            "baselineHigh",
            "baselineForks",
            "value",
            "low",
            "high",
            "forks",
            "ratio",
            "ratioLow",
            "ratioHigh",
            "delta",
            "adjustedP",
            "shift",
            "forksToSettle",
            "flags");

    private ComparisonCsv() {}

    static String render(Comparison comparison) {
        TreeSet<String> keys = new TreeSet<>();
        comparison.rows().forEach(row -> keys.addAll(row.keys().keySet()));
        StringBuilder csv =
                new StringBuilder(CsvLine.of(Stream.concat(keys.stream().map(ComparisonCsv::title), FIGURES.stream())
                        .toList()));
        String baseline =
                comparison.columns().isEmpty() ? "" : comparison.columns().get(0);
        for (Row row : comparison.rows()) {
            for (Change change : row.changes()) {
                List<String> fields = new ArrayList<>();
                keys.forEach(key -> fields.add(CsvLine.text(row.keys().getOrDefault(key, ""))));
                addFigures(fields, baseline, row, change);
                csv.append(CsvLine.of(fields));
            }
        }
        return csv.toString();
    }

    /** A key of a stranger may be called like one of the figures. */
    private static String title(String key) {
        return CsvLine.text(FIGURES.contains(key) ? "key." + key : key);
    }

    private static void addFigures(List<String> fields, String baseline, Row row, Change change) {
        fields.add(CsvLine.text(baseline));
        fields.add(CsvLine.text(change.column()));
        fields.add(row.unit().name());
        addInterval(fields, row.baseline());
        fields.add(Integer.toString(row.baselineForks()));
        addInterval(fields, change.value());
        fields.add(Integer.toString(change.forks()));
        addInterval(fields, change.ratio());
        fields.add(CsvLine.number(change.delta()));
        fields.add(CsvLine.number(change.adjustedP()));
        fields.add(change.shift().name());
        fields.add(Integer.toString(change.forksToSettle()));
        fields.add(CsvLine.text(String.join("; ", change.flags())));
    }

    private static void addInterval(List<String> fields, Interval interval) {
        fields.add(CsvLine.number(interval.estimate()));
        fields.add(CsvLine.number(interval.low()));
        fields.add(CsvLine.number(interval.high()));
    }
}
