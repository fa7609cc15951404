// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Group;
import io.threadtoll.compare.Row;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.chart.DataTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A chart of changes: of each row its baseline and the other columns below each other, a dot a fork, on one axis of ratios to
 * the mean of the row's baseline. So rows of any unit and size are seen together.
 *
 * @param title what its rows are of
 * @param legend what the marks are
 * @param axis the axis
 * @param blocks its rows
 * @param data the numbers behind it
 */
public record ChangePlot(String title, String legend, Axis axis, List<Block> blocks, DataTable data) {
    /** A row: what it is, and a line a column. */
    public record Block(SeriesNames.Name name, List<ChangeLine> lines) {}

    /** With more rows the axis at the foot is out of sight at the head. */
    private static final int SHORT = 8;

    public ChangePlot {
        blocks = List.copyOf(blocks);
    }

    /** That of some rows of one question. */
    static ChangePlot of(ColumnNames columns, String confidence, RowSection section) {
        List<Row> rows = section.rows();
        Axis axis = RatioAxis.of(rows.stream().flatMapToDouble(ChangePlot::ends));
        return new ChangePlot(
                section.title(),
                "Ratio to the mean in " + columns.baseline() + ". " + Legend.forks(rows)
                        + " a line: dots are forks, bars the interval of the change " + confidence
                        + ", of the baseline that of its own mean; beyond the grey band, the delta, a change counts",
                axis,
                section.lines().stream()
                        .map(line -> new Block(line.name(), lines(columns, axis, line.row())))
                        .toList(),
                ChangeNumbers.of(columns, confidence, section));
    }

    /** That of means over rows. */
    static ChangePlot of(ColumnNames columns, String confidence, SeriesNames names, List<Group> groups) {
        Axis axis = RatioAxis.of(groups.stream().map(Group::ratio).flatMapToDouble(RatioAxis::ends));
        Map<SeriesNames.Name, List<ChangeLine>> lines = new LinkedHashMap<>();
        groups.forEach(group -> lines.computeIfAbsent(name(names, group), name -> new ArrayList<>())
                .add(ChangeLine.of(columns.of(group.column()), axis, group)));
        return new ChangePlot(
                "Geometric means of the changes, over " + columns.baseline(),
                "Over rows that have an interval; bars are the interval " + confidence
                        + " of the mean over just these rows",
                axis,
                lines.entrySet().stream()
                        .map(line -> new Block(line.getKey(), line.getValue()))
                        .toList(),
                ChangeNumbers.of(columns, confidence, names, groups));
    }

    /** Whether it needs its axis at both ends. */
    public boolean isLong() {
        return blocks.size() > SHORT;
    }

    /** What a mean is of. */
    static SeriesNames.Name name(SeriesNames names, Group group) {
        String of = group.keys().isEmpty()
                ? "all"
                : names.of(group.keys(), Set.of()).text();
        return new SeriesNames.Name(of, List.of(Legend.unit(group.unit())));
    }

    private static List<ChangeLine> lines(ColumnNames columns, Axis axis, Row row) {
        return Stream.concat(
                        Stream.of(ChangeLine.baseline(columns.baseline(), axis, row)),
                        row.changes().stream()
                                .map(change -> ChangeLine.of(columns.of(change.column()), axis, row, change)))
                .toList();
    }

    private static DoubleStream ends(Row row) {
        DoubleStream forks = Stream.concat(
                        Stream.of(row.baselineValues()), row.changes().stream().map(Change::values))
                .flatMap(values -> ChangeLine.forks(row, values).stream())
                .mapToDouble(Double::doubleValue)
                .filter(RatioAxis::holds);
        return DoubleStream.concat(
                forks, row.changes().stream().map(Change::ratio).flatMapToDouble(RatioAxis::ends));
    }
}
