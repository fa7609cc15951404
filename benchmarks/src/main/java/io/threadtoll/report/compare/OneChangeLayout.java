// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Row;
import io.threadtoll.model.IntervalText;
import io.threadtoll.report.compare.Grid.Cell;
import java.util.List;

/**
 * A row on one line, for two columns.
 *
 * @param style what the parts of the table share
 * @param baselineInterval whether there is room for the interval of the baseline
 */
record OneChangeLayout(TableStyle style, boolean baselineInterval) implements RowLayout {
    @Override
    public List<Cell> headings() {
        return List.of(
                style.heading("CELL"),
                style.heading(style.columns().baseline() + (baselineInterval ? " [95 %]" : "")),
                style.heading(style.columns().others().get(0)),
                style.numberHeading("CHANGE"),
                style.heading("[95 %]"),
                style.heading("VERDICT"));
    }

    @Override
    public void add(Grid grid, RowSection.Line line) {
        Row row = line.row();
        for (Change change : row.changes()) {
            grid.row(List.of(
                    Cell.of(line.name().text()),
                    Cell.of(
                            baselineInterval
                                    ? IntervalText.of(row.unit(), row.baseline())
                                    : row.unit().format(row.baseline().estimate())),
                    Cell.of(row.unit().format(change.value().estimate())),
                    style.of(change, Cell.number(RatioText.estimate(change.ratio()))),
                    Cell.of(RatioText.bounds(change.ratio())),
                    style.of(change, Cell.of(ShiftText.brief(change)))));
            grid.between(style.flags(change, ""));
        }
    }
}
