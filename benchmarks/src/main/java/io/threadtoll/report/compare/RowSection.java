// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.Row;
import io.threadtoll.compare.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rows of one question. What all of them have in common is said once, in the title.
 *
 * @param title the question and what its rows have in common
 * @param lines its rows
 */
public record RowSection(String title, List<Line> lines) {
    private static final String UNTITLED = "rows";

    /** A row and what tells it from the others of its section. */
    public record Line(SeriesNames.Name name, Row row) {}

    public RowSection {
        lines = List.copyOf(lines);
    }

    /** Its rows without their names. */
    List<Row> rows() {
        return lines.stream().map(Line::row).toList();
    }

    /** The rows of a comparison by question, both in the order in which they are there. */
    static List<RowSection> of(Comparison comparison) {
        return of(SeriesNames.of(comparison), comparison.rows());
    }

    /** The same of some of its rows, under the names that they have among all. */
    static List<RowSection> of(SeriesNames names, List<Row> rows) {
        Map<String, List<Row>> questions = new LinkedHashMap<>();
        rows.forEach(row -> questions
                .computeIfAbsent(row.keys().getOrDefault(Series.QUESTION, ""), question -> new ArrayList<>())
                .add(row));
        return questions.entrySet().stream()
                .map(question -> of(names, question.getKey(), question.getValue()))
                .toList();
    }

    private static RowSection of(SeriesNames names, String question, List<Row> rows) {
        Map<String, String> common = common(rows);
        Set<String> said = new HashSet<>(common.keySet());
        said.add(Series.QUESTION);
        String shared = common.isEmpty() ? "" : names.of(common, Set.of()).text();
        String title = String.join(": ", nonEmpty(question, shared));
        return new RowSection(
                title.isEmpty() ? UNTITLED : title,
                rows.stream()
                        .map(row -> new Line(names.of(row.keys(), said), row))
                        .toList());
    }

    private static Map<String, String> common(List<Row> rows) {
        if (rows.size() < 2) {
            return Map.of();
        }
        Map<String, String> common = new HashMap<>(rows.get(0).keys());
        common.remove(Series.QUESTION);
        rows.forEach(row -> common.entrySet().retainAll(row.keys().entrySet()));
        return new TreeMap<>(common);
    }

    private static List<String> nonEmpty(String... texts) {
        return List.of(texts).stream().filter(text -> !text.isEmpty()).toList();
    }
}
