// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import io.threadtoll.report.CellRow;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.statistics.Interval;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/**
 * The cells of one question, as the report shows them.
 *
 * @param name the question
 * @param scales what the bars' ends are, in words
 * @param metrics the names of the columns beside the score
 * @param lines the cells
 */
public record QuestionSection(String name, List<String> scales, List<String> metrics, List<Line> lines) {
    /** Beyond this ratio of the ends the small values of a linear axis can't be told apart. */
    private static final double WIDEST_LINEAR = 50;

    private static final double MARGIN = 0.04;

    /** An interval may stick out of the axis this far, so that a wide one doesn't press the others together. */
    private static final double FARTHEST = 3;

    /** Where an interval lies on its axis, as lengths that SVG takes: its begin, its length, and the estimate. */
    public record Bar(String from, String length, String point) {
        static Bar of(Axis axis, Interval interval) {
            boolean bounded = IntervalText.isBounded(interval);
            double from = axis.at(bounded ? interval.low() : interval.estimate());
            double to = axis.at(bounded ? interval.high() : interval.estimate());
            return new Bar(Axis.percent(from), Axis.percent(to - from), axis.x(interval.estimate()));
        }
    }

    /** A cell, and its bar where it has a score. */
    public record Line(CellRow row, Optional<Bar> bar) {}

    static QuestionSection of(String name, List<CellRow> rows) {
        Map<Unit, Axis> scales = new EnumMap<>(Unit.class);
        for (Unit unit : Unit.values()) {
            List<Interval> scores = rows.stream()
                    .filter(row -> row.scoreUnit() == unit && hasScore(row))
                    .map(CellRow::score)
                    .toList();
            if (!scores.isEmpty()) {
                scales.put(unit, axis(scores));
            }
        }
        TreeSet<String> metrics = new TreeSet<>();
        rows.forEach(row -> metrics.addAll(row.metrics().keySet()));
        return new QuestionSection(
                name,
                scales.entrySet().stream()
                        .map(scale -> describe(scale.getKey(), scale.getValue()))
                        .toList(),
                List.copyOf(metrics),
                rows.stream().map(row -> new Line(row, bar(scales, row))).toList());
    }

    /** Whether any cell has a score. */
    public boolean hasScores() {
        return !scales.isEmpty();
    }

    private static Optional<Bar> bar(Map<Unit, Axis> scales, CellRow row) {
        return hasScore(row) ? Optional.of(Bar.of(scales.get(row.scoreUnit()), row.score())) : Optional.empty();
    }

    private static boolean hasScore(CellRow row) {
        return Double.isFinite(row.score().estimate());
    }

    /** The axis that the scores of one unit share, so that their bars can be compared. */
    static Axis axis(List<Interval> intervals) {
        DoubleSummaryStatistics estimates =
                intervals.stream().mapToDouble(Interval::estimate).summaryStatistics();
        DoubleSummaryStatistics bounds = intervals.stream()
                .filter(IntervalText::isBounded)
                .flatMapToDouble(interval -> DoubleStream.of(interval.low(), interval.high()))
                .summaryStatistics();
        double least = Math.min(estimates.getMin(), bounds.getMin());
        double most = Math.max(estimates.getMax(), bounds.getMax());
        if (estimates.getMin() > 0) {
            least = Math.max(least, estimates.getMin() / FARTHEST);
            most = Math.min(most, estimates.getMax() * FARTHEST);
        }
        return new Axis(least, most, least > 0 && most / least > WIDEST_LINEAR, MARGIN, List.of());
    }

    /** The axis in words. */
    static String describe(Unit unit, Axis axis) {
        return "Bars from " + unit.format(axis.least()) + " to " + unit.format(axis.most())
                + (axis.isLogarithmic() ? " on a logarithmic scale" : "");
    }
}
