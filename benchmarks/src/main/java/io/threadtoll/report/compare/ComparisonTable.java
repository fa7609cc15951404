// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.Group;
import io.threadtoll.report.text.Colours;
import io.threadtoll.report.text.TextCell;
import io.threadtoll.report.text.TextPage;
import io.threadtoll.report.text.TextTable;
import java.util.List;
import java.util.Set;

/** A comparison for a terminal. What matters most stands last, where the terminal stops. */
final class ComparisonTable {
    private static final int LEAST_WIDTH = 60;

    private final Colours colours;
    private final int width;

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     */
    ComparisonTable(boolean colour, int width) {
        this.colours = new Colours(colour);
        this.width = Math.max(LEAST_WIDTH, width);
    }

    /** The comparison as a whole text, with a line end at its end. */
    public String render(Comparison comparison) {
        ColumnNames columns = ColumnNames.of(comparison.columns());
        TableStyle style = new TableStyle(colours, width, columns, Legend.confidence(comparison));
        DifferenceTable differences = new DifferenceTable(style, comparison);
        TextPage lines = style.lines();
        columns(lines, style);
        differences.environment(lines);
        differences.claims(lines);
        Comparison readable = AbridgedComparison.of(comparison);
        lines.ready(new ChangeTable(style, readable).lines());
        means(lines, style, comparison);
        differences.unmatched(lines);
        if (!readable.warnings().isEmpty()) {
            lines.title("Warnings");
            readable.warnings().forEach(warning -> lines.text(2, "! " + warning));
        }
        lines.ready(List.of(""));
        Legend.of(comparison).forEach(sentence -> lines.dim(0, sentence));
        summary(lines, style, comparison);
        return lines.toString();
    }

    private static void columns(TextPage lines, TableStyle style) {
        ColumnNames columns = style.columns();
        lines.title("Compared");
        TextTable table = new TextTable(2);
        for (int i = 0; i < columns.labels().size(); i++) {
            String label = columns.areLetters() ? columns.labels().get(i) : "";
            String baseline = i == 0 ? "(baseline)" : "";
            table.row(List.of(TextCell.of(columns.names().get(i)), TextCell.of((label + " " + baseline).strip())));
        }
        lines.table(table);
    }

    private static void means(TextPage lines, TableStyle style, Comparison comparison) {
        if (comparison.groups().isEmpty()) {
            return;
        }
        lines.title("Geometric means of the changes");
        SeriesNames names = SeriesNames.of(comparison);
        TextTable table = new TextTable(2);
        for (Group group : comparison.groups()) {
            table.row(List.of(
                    TextCell.of(
                            group.keys().isEmpty()
                                    ? "all"
                                    : names.of(group.keys(), Set.of()).text()),
                    TextCell.of(Legend.unit(group.unit())),
                    TextCell.of(group.rows() + (group.rows() == 1 ? " row" : " rows")),
                    TextCell.of(style.columns().of(group.column())),
                    TextCell.number(RatioText.estimate(group.ratio())),
                    TextCell.of(RatioText.bounds(group.ratio()))));
        }
        lines.table(table);
    }

    private void summary(TextPage lines, TableStyle style, Comparison comparison) {
        lines.ready(List.of(""));
        List<ShiftCounts> shifts = ShiftCounts.of(comparison);
        if (comparison.rows().isEmpty()) {
            lines.text(0, "No row to show.");
        } else {
            shifts.forEach(column -> lines.ready(
                    summary(column, shifts.size() > 1 ? style.columns().of(column.column()) + ": " : "")));
        }
    }

    /** On one line, or a line a count where there is no room. */
    private List<String> summary(ShiftCounts column, String before) {
        List<String> counts = column.counts().stream()
                .map(count -> colours.of(count.shift(), count.text()))
                .toList();
        if (counts.isEmpty()) {
            return List.of(before + column.text());
        }
        boolean fits = before.length() + column.text().length() <= width;
        return List.of((before + String.join(fits ? ", " : ",\n" + " ".repeat(before.length()), counts))
                .split("\n", -1));
    }
}
