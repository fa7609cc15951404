// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.Row;
import io.threadtoll.compare.Shift;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many changes of one column say what.
 *
 * @param column the label of the column
 * @param counts the counts that are not zero, in the order in which they matter
 */
public record ShiftCounts(String column, List<Count> counts) {
    /** How many changes say this. */
    public record Count(Shift shift, long changes) {
        /** Such as {@code 12 worse}. */
        public String text() {
            return changes + " " + ShiftText.words(shift);
        }
    }

    public ShiftCounts {
        counts = List.copyOf(counts);
    }

    /** One for each column but the baseline. */
    static List<ShiftCounts> of(Comparison comparison) {
        Map<String, Map<Shift, Long>> found = comparison.rows().stream()
                .flatMap(row -> row.changes().stream())
                .collect(Collectors.groupingBy(
                        Change::column, Collectors.groupingBy(Change::shift, Collectors.counting())));
        return comparison.columns().stream()
                .skip(1)
                .map(column -> new ShiftCounts(column, counts(found.getOrDefault(column, Map.of()))))
                .toList();
    }

    /** Those of some rows, all columns together; the column has no name. */
    static ShiftCounts of(List<Row> rows) {
        return new ShiftCounts(
                "",
                counts(rows.stream()
                        .flatMap(row -> row.changes().stream())
                        .collect(Collectors.groupingBy(Change::shift, Collectors.counting()))));
    }

    private static List<Count> counts(Map<Shift, Long> found) {
        return ShiftText.ORDER.stream()
                .filter(found::containsKey)
                .map(shift -> new Count(shift, found.get(shift)))
                .toList();
    }

    /** Such as {@code 12 worse, 40 equivalent}. */
    String text() {
        return counts.isEmpty()
                ? "nothing to compare"
                : counts.stream().map(Count::text).collect(Collectors.joining(", "));
    }
}
