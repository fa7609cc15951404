// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Group;
import io.threadtoll.compare.Row;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import io.threadtoll.report.chart.DataTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables behind charts of changes. */
final class ChangeNumbers {
    private static final double LEAST_P = 0.0001;
    private static final String BASELINE = "baseline";

    private ChangeNumbers() {}

    /** A row a column of each compared row. */
    static DataTable of(ColumnNames columns, String confidence, RowSection section) {
        return new DataTable(
                List.of(
                        "Cell",
                        "Column",
                        "Mean " + confidence,
                        "Change " + confidence,
                        "Verdict",
                        "p (Holm)",
                        "Forks",
                        "Each fork",
                        "Notes"),
                section.lines().stream()
                        .flatMap(line -> rows(columns, line.name().text(), line.row()))
                        .toList());
    }

    /** A row a mean. */
    static DataTable of(ColumnNames columns, String confidence, SeriesNames names, List<Group> groups) {
        return new DataTable(
                List.of("Of", "Column", "Rows", "Change " + confidence),
                groups.stream()
                        .map(group -> List.of(
                                ChangePlot.name(names, group).text(),
                                columns.of(group.column()),
                                String.valueOf(group.rows()),
                                ChangeLine.text(group.ratio())))
                        .toList());
    }

    private static Stream<List<String>> rows(ColumnNames columns, String name, Row row) {
        List<String> baseline = List.of(
                name,
                columns.baseline(),
                IntervalText.of(row.unit(), row.baseline()),
                "",
                BASELINE,
                "",
                String.valueOf(row.baselineForks()),
                values(row.unit(), row.baselineValues()),
                "");
        return Stream.concat(
                Stream.of(baseline), row.changes().stream().map(change -> row(columns, name, row.unit(), change)));
    }

    private static List<String> row(ColumnNames columns, String name, Unit unit, Change change) {
        return List.of(
                name,
                columns.of(change.column()),
                IntervalText.of(unit, change.value()),
                ChangeLine.text(change.ratio()),
                ShiftText.words(change.shift()),
                p(change.adjustedP()),
                String.valueOf(change.forks()),
                values(unit, change.values()),
                Stream.concat(Stream.of(ShiftText.settling(change)), change.flags().stream())
                        .filter(note -> !note.isEmpty())
                        .collect(Collectors.joining("; ")));
    }

    private static String p(double p) {
        return !Double.isFinite(p) ? "" : p < LEAST_P ? "< 0.0001" : String.format(Locale.ROOT, "%.2g", p);
    }

    private static String values(Unit unit, List<Double> values) {
        return values.stream().map(unit::format).collect(Collectors.joining(", "));
    }
}
