// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Row;
import io.threadtoll.model.IntervalText;
import io.threadtoll.report.text.TextCell;
import io.threadtoll.report.text.TextPage;
import io.threadtoll.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** How rows lie in a table for a terminal. */
interface RowLayout {
    /** How far its columns stand in from the left. */
    default int indent() {
        return 0;
    }

    /** The headings; empty where there are none. */
    List<TextCell> headings();

    /** Adds a row with its changes. */
    void add(TextTable table, RowSection.Line line);

    /**
     * A row on one line, for two columns.
     *
     * @param style what the parts of the table share
     * @param baselineInterval whether there is room for the interval of the baseline
     */
    record OneChange(TableStyle style, boolean baselineInterval) implements RowLayout {
        @Override
        public List<TextCell> headings() {
            return List.of(
                    style.heading("CELL"),
                    style.heading(style.columns().baseline() + (baselineInterval ? " " + style.confidence() : "")),
                    style.heading(style.columns().others().get(0)),
                    style.numberHeading("CHANGE"),
                    style.heading(style.confidence()),
                    style.heading("VERDICT"));
        }

        @Override
        public void add(TextTable table, RowSection.Line line) {
            Row row = line.row();
            for (Change change : row.changes()) {
                table.row(List.of(
                        TextCell.of(line.name().text()),
                        TextCell.of(
                                baselineInterval
                                        ? IntervalText.of(row.unit(), row.baseline())
                                        : row.unit().format(row.baseline().estimate())),
                        TextCell.of(row.unit().format(change.value().estimate())),
                        style.of(change, TextCell.number(RatioText.estimate(change.ratio()))),
                        TextCell.of(RatioText.bounds(change.ratio())),
                        style.of(change, TextCell.of(ShiftText.brief(change)))));
                table.between(style.flags(change, ""));
            }
        }
    }

    /**
     * A row on two lines: the changes of all columns side by side, and below each what it says.
     *
     * @param style what the parts of the table share
     * @param baselineInterval whether there is room for the interval of the baseline
     */
    record SideBySide(TableStyle style, boolean baselineInterval) implements RowLayout {
        /** With more columns a reader loses the line. */
        static final int MOST = 4;

        @Override
        public List<TextCell> headings() {
            List<TextCell> headings = new ArrayList<>(List.of(
                    style.heading("CELL"),
                    style.heading(style.columns().baseline() + (baselineInterval ? " " + style.confidence() : ""))));
            style.columns().others().forEach(name -> headings.add(style.heading(name + " " + style.confidence())));
            return headings;
        }

        @Override
        public void add(TextTable table, RowSection.Line line) {
            Row row = line.row();
            List<TextCell> cells = new ArrayList<>(List.of(
                    TextCell.of(line.name().text()),
                    TextCell.of(
                            baselineInterval
                                    ? IntervalText.of(row.unit(), row.baseline())
                                    : row.unit().format(row.baseline().estimate()))));
            style.columns().labels().stream().skip(1).forEach(label -> cells.add(cell(row, label)));
            table.row(cells);
            row.changes()
                    .forEach(change ->
                            table.between(style.flags(change, style.columns().of(change.column()) + ": ")));
        }

        private TextCell cell(Row row, String label) {
            return row.changes().stream()
                    .filter(change -> change.column().equals(label))
                    .findFirst()
                    .map(this::cell)
                    .orElse(TextCell.of(""));
        }

        private TextCell cell(Change change) {
            return style.of(
                    change,
                    new TextCell(
                            List.of(RatioText.of(change.ratio()), ShiftText.brief(change)),
                            false,
                            UnaryOperator.identity()));
        }
    }

    /**
     * A row on a line of its own, and below it a line a column, for many columns or a narrow terminal.
     *
     * @param style what the parts of the table share
     */
    record Stacked(TableStyle style) implements RowLayout {
        @Override
        public int indent() {
            return 2;
        }

        @Override
        public List<TextCell> headings() {
            return List.of();
        }

        @Override
        public void add(TextTable table, RowSection.Line line) {
            Row row = line.row();
            TextPage name = style.lines();
            name.text(0, line.name().text());
            table.between(name.lines());
            table.row(List.of(
                    TextCell.of(style.columns().baseline()),
                    TextCell.of(IntervalText.of(row.unit(), row.baseline())),
                    TextCell.number(""),
                    TextCell.of(""),
                    TextCell.of("")));
            for (Change change : row.changes()) {
                table.row(List.of(
                        TextCell.of(style.columns().of(change.column())),
                        TextCell.of(IntervalText.of(row.unit(), change.value())),
                        style.of(change, TextCell.number(RatioText.estimate(change.ratio()))),
                        TextCell.of(RatioText.bounds(change.ratio())),
                        style.of(change, TextCell.of(ShiftText.brief(change)))));
                table.between(style.flags(change, ""));
            }
        }
    }
}
