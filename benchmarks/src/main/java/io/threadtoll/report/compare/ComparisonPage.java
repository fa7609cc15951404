// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.threadtoll.compare.ClaimDifference;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.FieldDifference;
import io.threadtoll.compare.Row;
import io.threadtoll.report.text.Printable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the template of a comparison shows.
 *
 * @param columns what is compared
 * @param answer how many rows surely changed, in a sentence
 * @param shifts how many changes say what, for each column
 * @param changed the rows that surely changed in some column, a chart a question
 * @param others all other rows
 * @param important what mostly explains a change
 * @param minor what else differs
 * @param claims claims with another outcome
 * @param means geometric means of the changes; empty where there are none
 * @param unmatched what is not in every column
 * @param warnings what a reader has to know of the whole
 * @param legend how to read it
 */
public record ComparisonPage(
        ColumnNames columns,
        String answer,
        List<ShiftCounts> shifts,
        List<ChangePlot> changed,
        List<Folded> others,
        List<FieldDifference> important,
        List<FieldDifference> minor,
        List<ClaimDifference> claims,
        Optional<ChangePlot> means,
        List<UnmatchedSeries> unmatched,
        List<String> warnings,
        List<String> legend) {
    /** A chart that is opened on request, and how many of its changes say what. */
    public record Folded(String counts, ChangePlot plot) {}

    /** What is not in every column, and the columns that have it. */
    public record UnmatchedSeries(String name, String columns) {}

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    /**
     * The comparison as one HTML file that needs nothing else: no network, no script, no font. The templates escape every
     * value; control characters are replaced in all of it.
     */
    static String render(Comparison comparison) {
        StringOutput page = new StringOutput();
        TEMPLATES.render("comparison.jte", of(AbridgedComparison.of(comparison)), page);
        return Printable.lines(page.toString());
    }

    private static ComparisonPage of(Comparison comparison) {
        ColumnNames columns = ColumnNames.of(comparison.columns());
        String confidence = Legend.confidence(comparison);
        SeriesNames names = SeriesNames.of(comparison);
        List<Row> changed =
                comparison.rows().stream().filter(ComparisonPage::isChanged).toList();
        List<Row> others =
                comparison.rows().stream().filter(row -> !isChanged(row)).toList();
        return new ComparisonPage(
                columns,
                answer(changed.size(), comparison.rows().size()),
                ShiftCounts.of(comparison),
                RowSection.of(names, changed).stream()
                        .map(section -> ChangePlot.of(columns, confidence, section))
                        .toList(),
                RowSection.of(names, others).stream()
                        .map(section -> new Folded(
                                ShiftCounts.of(section.rows()).text(), ChangePlot.of(columns, confidence, section)))
                        .toList(),
                fields(comparison, FieldDifference::important),
                fields(comparison, field -> !field.important()),
                comparison.claims(),
                Optional.of(comparison.groups())
                        .filter(groups -> !groups.isEmpty())
                        .map(groups -> ChangePlot.of(columns, confidence, names, groups)),
                comparison.unmatched().stream()
                        .map(series -> new UnmatchedSeries(
                                names.of(series.keys(), Set.of()).text(),
                                series.columns().stream().map(columns::of).collect(Collectors.joining(", "))))
                        .toList(),
                comparison.warnings(),
                Legend.of(comparison));
    }

    private static String answer(int changed, int all) {
        if (all == 0) {
            return "No row to show.";
        }
        return (changed == 0 ? "No row" : changed == 1 ? "One row" : changed + " rows") + " of " + all
                + " shown surely changed.";
    }

    private static boolean isChanged(Row row) {
        return row.changes().stream().anyMatch(change -> change.shift().isChange());
    }

    private static List<FieldDifference> fields(Comparison comparison, Predicate<FieldDifference> asked) {
        return comparison.environment().stream().filter(asked).toList();
    }
}
