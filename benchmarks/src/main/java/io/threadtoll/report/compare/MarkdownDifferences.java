// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.claim.Verdict;
import io.threadtoll.compare.ClaimDifference;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.FieldDifference;
import io.threadtoll.compare.Group;
import io.threadtoll.report.FigureText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a comparison holds beside its rows, as tables and lists in Markdown.
 *
 * @param columns what the compared columns are called
 * @param comparison the comparison
 */
record MarkdownDifferences(ColumnNames columns, Comparison comparison) {
    List<String> environment(List<FieldDifference> fields) {
        MarkdownTable table = new MarkdownTable().left("environment");
        columns.names().forEach(name -> table.left(MarkdownText.code(name)));
        for (FieldDifference field : fields) {
            List<String> cells = new ArrayList<>(List.of(MarkdownText.code(field.field())));
            field.values().forEach(value -> cells.add(MarkdownText.prose(value)));
            table.row(cells);
        }
        return table.lines();
    }

    List<String> claims() {
        MarkdownTable table = new MarkdownTable().left("claim with another outcome");
        columns.names().forEach(name -> table.left(MarkdownText.code(name)));
        for (ClaimDifference claim : comparison.claims()) {
            List<String> cells = new ArrayList<>(
                    List.of(MarkdownText.code(claim.id()) + "<br>" + MarkdownText.prose(claim.statement())));
            claim.verdicts()
                    .forEach(verdict ->
                            cells.add(verdict.map(MarkdownDifferences::verdict).orElse("not judged")));
            table.row(cells);
        }
        return table.lines();
    }

    List<String> means() {
        SeriesNames names = SeriesNames.of(comparison);
        MarkdownTable table = new MarkdownTable()
                .left("geometric mean of the changes")
                .left("of")
                .right("rows")
                .left("column")
                .right("change " + Legend.confidence(comparison));
        for (Group group : comparison.groups()) {
            table.row(List.of(
                    group.keys().isEmpty()
                            ? "all"
                            : MarkdownText.code(names.of(group.keys(), Set.of()).text()),
                    Legend.unit(group.unit()),
                    Integer.toString(group.rows()),
                    MarkdownText.code(columns.of(group.column())),
                    RatioText.of(group.ratio())));
        }
        return table.lines();
    }

    List<String> unmatched() {
        SeriesNames names = SeriesNames.of(comparison);
        return comparison.unmatched().stream()
                .map(series -> "- "
                        + MarkdownText.code(names.of(series.keys(), Set.of()).text()) + ", only in "
                        + series.columns().stream()
                                .map(column -> MarkdownText.code(columns.of(column)))
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private static String verdict(Verdict verdict) {
        String figure = MarkdownText.prose(FigureText.deciding(verdict));
        return FigureText.words(verdict.outcome()) + (figure.isEmpty() ? "" : "<br>" + figure);
    }
}
