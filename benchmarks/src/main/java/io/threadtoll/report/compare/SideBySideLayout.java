// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Row;
import io.threadtoll.model.IntervalText;
import io.threadtoll.report.compare.Grid.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A row on two lines: the changes of all columns side by side, and below each what it says.
 *
 * @param style what the parts of the table share
 * @param baselineInterval whether there is room for the interval of the baseline
 */
record SideBySideLayout(TableStyle style, boolean baselineInterval) implements RowLayout {
    /** With more columns a reader loses the line. */
    static final int MOST = 4;

    @Override
    public List<Cell> headings() {
        List<Cell> headings = new ArrayList<>(List.of(
                style.heading("CELL"),
                style.heading(style.columns().baseline() + (baselineInterval ? " [95 %]" : ""))));
        style.columns().others().forEach(name -> headings.add(style.heading(name + " [95 %]")));
        return headings;
    }

    @Override
    public void add(Grid grid, RowSection.Line line) {
        Row row = line.row();
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(line.name().text()),
                Cell.of(
                        baselineInterval
                                ? IntervalText.of(row.unit(), row.baseline())
                                : row.unit().format(row.baseline().estimate()))));
        style.columns().labels().stream().skip(1).forEach(label -> cells.add(cell(row, label)));
        grid.row(cells);
        row.changes()
                .forEach(change ->
                        grid.between(style.flags(change, style.columns().of(change.column()) + ": ")));
    }

    private Cell cell(Row row, String label) {
        return row.changes().stream()
                .filter(change -> change.column().equals(label))
                .findFirst()
                .map(this::cell)
                .orElse(Cell.of(""));
    }

    private Cell cell(Change change) {
        return style.of(
                change,
                new Cell(
                        List.of(RatioText.of(change.ratio()), ShiftText.brief(change)),
                        false,
                        UnaryOperator.identity()));
    }
}
