// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Row;
import io.threadtoll.model.IntervalText;
import io.threadtoll.report.compare.Grid.Cell;
import java.util.List;

/**
 * A row on a line of its own, and below it a line a column, for many columns or a narrow terminal.
 *
 * @param style what the parts of the table share
 */
record StackedLayout(TableStyle style) implements RowLayout {
    @Override
    public int indent() {
        return 2;
    }

    @Override
    public List<Cell> headings() {
        return List.of();
    }

    @Override
    public void add(Grid grid, RowSection.Line line) {
        Row row = line.row();
        Lines name = style.lines();
        name.text(0, line.name().text());
        grid.between(name.all());
        grid.row(List.of(
                Cell.of(style.columns().baseline()),
                Cell.of(IntervalText.of(row.unit(), row.baseline())),
                Cell.number(""),
                Cell.of(""),
                Cell.of("")));
        for (Change change : row.changes()) {
            grid.row(List.of(
                    Cell.of(style.columns().of(change.column())),
                    Cell.of(IntervalText.of(row.unit(), change.value())),
                    style.of(change, Cell.number(RatioText.estimate(change.ratio()))),
                    Cell.of(RatioText.bounds(change.ratio())),
                    style.of(change, Cell.of(ShiftText.brief(change)))));
            grid.between(style.flags(change, ""));
        }
    }
}
