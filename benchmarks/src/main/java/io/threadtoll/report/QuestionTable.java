// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The cells of one question, as the report shows them.
 *
 * @param name the question
 * @param scales what the bars' ends are, in words
 * @param metrics the names of the columns beside the score
 * @param lines the cells
 */
public record QuestionTable(String name, List<String> scales, List<String> metrics, List<Line> lines) {
    /** A cell, and its bar where it has a score. */
    public record Line(CellRow row, Optional<IntervalBar> bar) {}

    static QuestionTable of(String name, List<CellRow> rows) {
        Map<Unit, IntervalScale> scales = new EnumMap<>(Unit.class);
        for (Unit unit : Unit.values()) {
            List<Interval> scores = rows.stream()
                    .filter(row -> row.scoreUnit() == unit && hasScore(row))
                    .map(CellRow::score)
                    .toList();
            if (!scores.isEmpty()) {
                scales.put(unit, IntervalScale.of(scores));
            }
        }
        TreeSet<String> metrics = new TreeSet<>();
        rows.forEach(row -> metrics.addAll(row.metrics().keySet()));
        return new QuestionTable(
                name,
                scales.entrySet().stream()
                        .map(scale -> scale.getValue().describe(scale.getKey()))
                        .toList(),
                List.copyOf(metrics),
                rows.stream().map(row -> new Line(row, bar(scales, row))).toList());
    }

    /** Whether any cell has a score. */
    public boolean hasScores() {
        return !scales.isEmpty();
    }

    private static Optional<IntervalBar> bar(Map<Unit, IntervalScale> scales, CellRow row) {
        return hasScore(row) ? Optional.of(IntervalBar.of(scales.get(row.scoreUnit()), row.score())) : Optional.empty();
    }

    private static boolean hasScore(CellRow row) {
        return Double.isFinite(row.score().estimate());
    }
}
