// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.threadtoll.compare.ClaimDifference;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.FieldDifference;
import io.threadtoll.compare.Group;
import io.threadtoll.compare.Row;
import io.threadtoll.model.IntervalText;
import io.threadtoll.report.chart.Axis;
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
 * @param shifts how many changes say what, for each column
 * @param axis the axis of all bars
 * @param important what mostly explains a change
 * @param minor what else differs
 * @param claims claims with another outcome
 * @param sections the rows
 * @param means geometric means of the changes
 * @param unmatched what is not in every column
 * @param warnings what to know of the whole
 * @param confidence that of the intervals, such as {@code [95 %]}
 * @param legend how to read it
 */
public record ComparisonPage(
        ColumnNames columns,
        List<ShiftCounts> shifts,
        Axis axis,
        List<FieldDifference> important,
        List<FieldDifference> minor,
        List<ClaimDifference> claims,
        List<Section> sections,
        List<Mean> means,
        List<UnmatchedSeries> unmatched,
        List<String> warnings,
        String confidence,
        List<String> legend) {
    /** The rows of a question. */
    public record Section(String title, List<Line> lines) {}

    /** A row: the baseline, and the changes against it. */
    public record Line(SeriesNames.Name name, String baseline, int forks, List<ChangeLine> changes) {}

    /** A geometric mean. */
    public record Mean(String name, String unit, int rows, String column, String ratio, Optional<RatioBar> bar) {}

    /** What is not in every column, and the columns that have it. */
    public record UnmatchedSeries(String name, String columns) {}

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    /**
     * The comparison as one HTML file that needs nothing else: no network, no script, no font. The templates escape every
     * value; control characters are replaced in all of it.
     */
    static String render(Comparison comparison) {
        StringOutput page = new StringOutput();
        TEMPLATES.render("comparison.jte", of(comparison), page);
        return Printable.lines(page.toString());
    }

    private static ComparisonPage of(Comparison comparison) {
        ColumnNames columns = ColumnNames.of(comparison.columns());
        Axis axis = RatioAxis.of(comparison);
        SeriesNames names = SeriesNames.of(comparison);
        return new ComparisonPage(
                columns,
                ShiftCounts.of(comparison),
                axis,
                fields(comparison, FieldDifference::important),
                fields(comparison, field -> !field.important()),
                comparison.claims(),
                RowSection.of(comparison).stream()
                        .map(section -> new Section(
                                section.title(),
                                section.lines().stream()
                                        .map(line -> line(columns, axis, line))
                                        .toList()))
                        .toList(),
                comparison.groups().stream()
                        .map(group -> mean(columns, axis, names, group))
                        .toList(),
                comparison.unmatched().stream()
                        .map(series -> new UnmatchedSeries(
                                names.of(series.keys(), Set.of()).text(),
                                series.columns().stream().map(columns::of).collect(Collectors.joining(", "))))
                        .toList(),
                comparison.warnings(),
                Legend.confidence(comparison),
                Legend.of(comparison));
    }

    private static Line line(ColumnNames columns, Axis axis, RowSection.Line line) {
        Row row = line.row();
        return new Line(
                line.name(),
                IntervalText.of(row.unit(), row.baseline()),
                row.baselineForks(),
                row.changes().stream()
                        .map(change -> ChangeLine.of(columns, axis, row.unit(), change))
                        .toList());
    }

    private static Mean mean(ColumnNames columns, Axis axis, SeriesNames names, Group group) {
        return new Mean(
                group.keys().isEmpty()
                        ? "all"
                        : names.of(group.keys(), Set.of()).text(),
                Legend.unit(group.unit()),
                group.rows(),
                columns.of(group.column()),
                RatioText.of(group.ratio()).replace('-', '\u2212'),
                RatioBar.of(axis, group.ratio(), Double.NaN));
    }

    private static List<FieldDifference> fields(Comparison comparison, Predicate<FieldDifference> asked) {
        return comparison.environment().stream().filter(asked).toList();
    }
}
