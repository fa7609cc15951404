// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Group;
import io.threadtoll.compare.Row;
import io.threadtoll.model.IntervalText;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.chart.DotRow;
import io.threadtoll.report.chart.Stretch;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A line of a plot of changes: a column of a row, all of it as a ratio to the baseline's mean.
 *
 * @param dots the forks, and the interval that decides: of the baseline its own, of all others that of the change
 * @param value the mean in its unit; empty of what has none
 * @param verdict what the change says; empty of the baseline
 * @param style the style class of that
 * @param flags what a reader has to know
 * @param goesOnLeft whether something lies beyond the left end of the axis
 * @param goesOnRight whether something lies beyond the right end
 */
public record ChangeLine(
        DotRow dots,
        String value,
        String verdict,
        String style,
        List<String> flags,
        boolean goesOnLeft,
        boolean goesOnRight) {
    private static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

    /** The line of a row's baseline, which has no change. */
    static ChangeLine baseline(String column, Axis axis, Row row) {
        double mean = row.baseline().estimate();
        Interval own = RatioAxis.holds(mean)
                ? new Interval(row.baseline().low() / mean, 1, row.baseline().high() / mean)
                : NONE;
        Drawn drawn = new Drawn(axis, forks(row, row.baselineValues()), own);
        double delta = row.changes().isEmpty() ? 0 : row.changes().get(0).delta();
        return drawn.line(column, "", delta, row.unit().format(mean), "", "baseline", List.of());
    }

    /** The line of another column. */
    static ChangeLine of(String column, Axis axis, Row row, Change change) {
        return new Drawn(axis, forks(row, change.values()), change.ratio())
                .line(
                        column,
                        text(change.ratio()),
                        change.delta(),
                        row.unit().format(change.value().estimate()),
                        ShiftText.brief(change),
                        ShiftText.style(change.shift()),
                        change.flags());
    }

    /** The line of a mean over rows. */
    static ChangeLine of(String column, Axis axis, Group group) {
        return new Drawn(axis, List.of(), group.ratio())
                .line(column, text(group.ratio()), 0, "", "", "of-rows", List.of());
    }

    /** A ratio as a page shows it. */
    static String text(Interval ratio) {
        return Double.isFinite(ratio.estimate()) ? RatioText.of(ratio).replace('-', '\u2212') : "";
    }

    /** The forks as ratios to the baseline's mean; none where that has none. */
    static List<Double> forks(Row row, List<Double> values) {
        double mean = row.baseline().estimate();
        return !RatioAxis.holds(mean)
                ? List.of()
                : values.stream()
                        .map(value -> value / mean)
                        .filter(Double::isFinite)
                        .toList();
    }

    /** What there is to draw. */
    private record Drawn(Axis axis, List<Double> forks, Interval ratio) {
        ChangeLine line(
                String column,
                String text,
                double delta,
                String value,
                String verdict,
                String style,
                List<String> flags) {
            Optional<Stretch> band = Double.isFinite(delta) && delta > 0
                    ? Optional.of(new Stretch(1 / (1 + delta), 1 + delta))
                    : Optional.empty();
            return new ChangeLine(
                    new DotRow(column, forks.stream().filter(axis::reaches).toList(), interval(), text, band, false),
                    value,
                    verdict,
                    style,
                    flags,
                    ends().anyMatch(end -> end < axis.least()),
                    ends().anyMatch(end -> end > axis.most()));
        }

        /** What lies beyond the axis is drawn at its end, beside an arrow. */
        private Interval interval() {
            double estimate = RatioAxis.holds(ratio.estimate()) ? ratio.estimate() : Double.NaN;
            return isBounded()
                    ? new Interval(ratio.low(), estimate, ratio.high())
                    : new Interval(Double.NaN, estimate, Double.NaN);
        }

        /** A fork of nothing has no place on an axis of ratios, and lies beyond its left end. */
        private DoubleStream ends() {
            Stream<Double> interval =
                    isBounded() ? Stream.of(ratio.low(), ratio.estimate(), ratio.high()) : Stream.of(ratio.estimate());
            return Stream.concat(forks.stream(), interval.filter(RatioAxis::holds))
                    .mapToDouble(Double::doubleValue);
        }

        private boolean isBounded() {
            return IntervalText.isBounded(ratio) && RatioAxis.holds(ratio.low());
        }
    }
}
