// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Row;
import io.threadtoll.model.IntervalText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Rows of a comparison as tables in Markdown.
 *
 * @param columns what the compared columns are called
 * @param confidence that of the intervals, such as {@code [95 %]}
 */
record MarkdownChanges(ColumnNames columns, String confidence) {
    /** The rows with any change that is asked for. */
    List<String> table(List<RowSection.Line> lines, Predicate<Change> asked) {
        MarkdownTable table = new MarkdownTable()
                .left("cell")
                .left("column")
                .right(MarkdownText.code(columns.baseline()))
                .right("value")
                .right("change " + confidence)
                .left("verdict");
        boolean onlyOne = columns.others().size() == 1;
        if (onlyOne) {
            table = new MarkdownTable()
                    .left("cell")
                    .right(MarkdownText.code(columns.baseline()))
                    .right(MarkdownText.code(columns.others().get(0)))
                    .right("change " + confidence)
                    .left("verdict");
        }
        for (RowSection.Line line : lines) {
            for (Change change : line.row().changes().stream().filter(asked).toList()) {
                List<String> cells = new ArrayList<>();
                cells.add(MarkdownText.code(line.name().text()));
                if (!onlyOne) {
                    cells.add(MarkdownText.code(columns.of(change.column())));
                }
                addFigures(cells, line.row(), change);
                table.row(cells);
            }
        }
        return table.lines();
    }

    private static void addFigures(List<String> cells, Row row, Change change) {
        cells.add(IntervalText.of(row.unit(), row.baseline()));
        cells.add(IntervalText.of(row.unit(), change.value()));
        cells.add(RatioText.of(change.ratio()));
        cells.add(verdict(change));
    }

    private static String verdict(Change change) {
        String word = ShiftText.words(change.shift());
        StringBuilder verdict = new StringBuilder(change.shift().isChange() ? "**" + word + "**" : word);
        if (!ShiftText.settling(change).isEmpty()) {
            verdict.append("<br>").append(ShiftText.settling(change));
        }
        change.flags().forEach(flag -> verdict.append("<br>! ").append(MarkdownText.prose(flag)));
        return verdict.toString();
    }
}
