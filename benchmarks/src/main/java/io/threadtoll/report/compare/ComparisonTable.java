// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.Group;
import io.threadtoll.report.Colours;
import io.threadtoll.report.compare.Grid.Cell;
import java.util.List;
import java.util.Set;

/** A comparison for a terminal. What matters most stands last, where the terminal stops. */
public final class ComparisonTable implements ComparisonFormat {
    private static final int LEAST_WIDTH = 60;

    private final Colours colours;
    private final int width;

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     */
    public ComparisonTable(boolean colour, int width) {
        this.colours = new Colours(colour);
        this.width = Math.max(LEAST_WIDTH, width);
    }

    @Override
    public String render(Comparison comparison) {
        ColumnNames columns = ColumnNames.of(comparison.columns());
        TableStyle style = new TableStyle(colours, width, columns);
        DifferenceTable differences = new DifferenceTable(style, comparison);
        Lines lines = style.lines();
        columns(lines, style);
        differences.environment(lines);
        differences.claims(lines);
        Comparison readable = Glance.of(comparison);
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
        return String.join("\n", lines.all()) + "\n";
    }

    private static void columns(Lines lines, TableStyle style) {
        ColumnNames columns = style.columns();
        lines.title("Compared");
        Grid grid = new Grid(2);
        for (int i = 0; i < columns.labels().size(); i++) {
            String label = columns.areLetters() ? columns.labels().get(i) : "";
            String baseline = i == 0 ? "(baseline)" : "";
            grid.row(List.of(Cell.of(columns.names().get(i)), Cell.of((label + " " + baseline).strip())));
        }
        lines.ready(grid.lines(style.width()));
    }

    private static void means(Lines lines, TableStyle style, Comparison comparison) {
        if (comparison.groups().isEmpty()) {
            return;
        }
        lines.title("Geometric means of the changes");
        SeriesNames names = SeriesNames.of(comparison);
        Grid grid = new Grid(2);
        for (Group group : comparison.groups()) {
            grid.row(List.of(
                    Cell.of(
                            group.keys().isEmpty()
                                    ? "all"
                                    : names.of(group.keys(), Set.of()).text()),
                    Cell.of(Legend.unit(group.unit())),
                    Cell.of(group.rows() + (group.rows() == 1 ? " row" : " rows")),
                    Cell.of(style.columns().of(group.column())),
                    Cell.number(RatioText.estimate(group.ratio())),
                    Cell.of(RatioText.bounds(group.ratio()))));
        }
        lines.ready(grid.lines(style.width()));
    }

    private void summary(Lines lines, TableStyle style, Comparison comparison) {
        lines.ready(List.of(""));
        List<Tally> tallies = Tally.of(comparison);
        if (comparison.rows().isEmpty()) {
            lines.text(0, "No row to show.");
        } else {
            tallies.forEach(tally -> lines.ready(
                    summary(tally, tallies.size() > 1 ? style.columns().of(tally.column()) + ": " : "")));
        }
    }

    /** On one line, or a line a count where there is no room. */
    private List<String> summary(Tally tally, String before) {
        List<String> counts = tally.counts().stream()
                .map(count -> colours.of(count.shift(), count.text()))
                .toList();
        if (counts.isEmpty()) {
            return List.of(before + tally.text());
        }
        boolean fits = before.length() + tally.text().length() <= width;
        return List.of((before + String.join(fits ? ", " : ",\n" + " ".repeat(before.length()), counts))
                .split("\n", -1));
    }
}
