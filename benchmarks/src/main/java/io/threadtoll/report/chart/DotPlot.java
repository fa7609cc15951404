// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A chart of rows that share one horizontal axis: a dot a fork, a bar for the interval of their mean, and vertical lines at
 * values that mean something. Its places are shares of the width, so that texts stay as large as they are on any screen.
 *
 * @param title what it shows
 * @param unit the unit of its values
 * @param axis the axis
 * @param rows what is drawn, from above
 * @param guides the vertical lines, each with a row for its label above the plot
 * @param data the numbers behind it
 */
public record DotPlot(String title, Unit unit, Axis axis, List<DotRow> rows, List<GuideLabel> guides, DataTable data) {
    /** A label that begins or ends so near to an end of the axis is turned inwards. */
    private static final double NEAR_END = 0.07;

    /** Where forks with about the same value lie in turn, as shares of the row's height, so that they don't hide each other. */
    private static final List<String> LANES = List.of("50%", "32%", "68%");

    public DotPlot {
        rows = List.copyOf(rows);
        guides = List.copyOf(guides);
    }

    /** A plot with an axis of its own, and a table of what it shows. */
    public static DotPlot of(String title, Unit unit, List<DotRow> rows, List<Guide> guides) {
        return on(axis(unit, rows, guides), title, unit, rows, guides);
    }

    /** A plot on an axis that it shares with others. */
    public static DotPlot on(Axis axis, String title, Unit unit, List<DotRow> rows, List<Guide> guides) {
        return new DotPlot(title, unit, axis, rows, GuideLabel.of(axis, guides), table(unit, rows));
    }

    /** The axis that has room for all of these. */
    public static Axis axis(Unit unit, List<DotRow> rows, List<Guide> guides) {
        return RoundAxis.of(
                unit,
                DoubleStream.concat(
                        rows.stream().flatMapToDouble(DotRow::ends),
                        guides.stream().mapToDouble(Guide::value)));
    }

    /** The same with another table behind it, such as one with more columns. */
    public DotPlot with(DataTable other) {
        return new DotPlot(title, unit, axis, rows, guides, other);
    }

    private static DataTable table(Unit unit, List<DotRow> rows) {
        return new DataTable(
                List.of("What", "Mean and 95 % interval", "Forks", "Each fork"),
                rows.stream()
                        .map(row -> List.of(
                                row.label(),
                                row.text(),
                                String.valueOf(row.forks().size()),
                                row.forkTexts(unit)))
                        .toList());
    }

    /** Whether any row has a dot or a mean. */
    public boolean hasValues() {
        return rows.stream().anyMatch(row -> row.hasMean() || !row.forks().isEmpty());
    }

    /** What the marks are, and of how many forks. */
    public String legend() {
        var forks = rows.stream()
                .mapToInt(row -> row.forks().size())
                .filter(count -> count > 0)
                .summaryStatistics();
        String counts = forks.getCount() == 0
                ? "no fork"
                : Stream.of(forks.getMin(), forks.getMax())
                                .distinct()
                                .map(String::valueOf)
                                .collect(Collectors.joining(" to "))
                        + (forks.getMax() == 1 ? " fork" : " forks") + " a row";
        return counts + ": dots are forks"
                + (rows.stream().anyMatch(DotRow::hasInterval) ? ", bars 95 % intervals of their mean" : "")
                + (axis.isLogarithmic() ? "; the scale is logarithmic" : "");
    }

    /** The chart in words, for whoever can't see it. */
    public String description() {
        return Stream.concat(
                        guides.stream().map(guide -> guide.guide().label()),
                        rows.stream().map(row -> row.label() + ": " + row.text()))
                .collect(Collectors.joining(". "));
    }

    /** The height of the labels of the guides, in pixels. */
    public int guideHeight() {
        return GuideLabel.ROW * guides.size();
    }

    /** The lane of a fork, by its number in the row. */
    public static String lane(int fork) {
        return LANES.get(fork % LANES.size());
    }

    /** How the label of a tick is aligned to it: outermost ones inwards, so that none leaves the chart. */
    public static String anchor(Axis axis, Tick tick) {
        double place = axis.at(tick.value());
        return place < NEAR_END ? "start" : place > 1 - NEAR_END ? "end" : "middle";
    }

    /** Whether an interval goes on beyond the axis, which is cut there. */
    public boolean isCut(DotRow row) {
        return IntervalText.isBounded(row.mean())
                && !(axis.reaches(row.mean().low()) && axis.reaches(row.mean().high()));
    }
}
