// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.claim.Verdict;
import io.threadtoll.compare.ClaimDifference;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.FieldDifference;
import io.threadtoll.compare.Unmatched;
import io.threadtoll.report.FigureText;
import io.threadtoll.report.text.TextCell;
import io.threadtoll.report.text.TextPage;
import io.threadtoll.report.text.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What differs beside the values, for a terminal: the environment, the claims, and what is not in every column. */
final class DifferenceTable {
    /** So many are named; all are in HTML, Markdown and JSON. */
    private static final int NAMED = 10;

    /** What a column of values has to have at least, with its share of the field's name. */
    private static final int NARROWEST_VALUE = 30;

    private static final String ALL_IN = "--format html, markdown or json show ";

    private final TableStyle style;
    private final Comparison comparison;

    DifferenceTable(TableStyle style, Comparison comparison) {
        this.style = style;
        this.comparison = comparison;
    }

    /** The fields that mostly explain a change with their values, and the names of the others. */
    void environment(TextPage lines) {
        List<FieldDifference> fields = comparison.environment();
        if (fields.isEmpty()) {
            return;
        }
        lines.title("The environment differs");
        List<FieldDifference> important =
                fields.stream().filter(FieldDifference::important).toList();
        addFields(lines, important);
        List<String> others = fields.stream()
                .filter(field -> !field.important())
                .map(FieldDifference::field)
                .toList();
        if (!others.isEmpty()) {
            lines.dim(
                    2,
                    (important.isEmpty() ? "only in minor fields: " : "and in " + others.size() + " minor fields: ")
                            + some(others) + "; " + ALL_IN + "their values");
        }
    }

    /** A line a field where the columns have room side by side, and otherwise a line a value. */
    private void addFields(TextPage lines, List<FieldDifference> fields) {
        if (fields.isEmpty()) {
            return;
        }
        if (style.columns().names().size() * NARROWEST_VALUE <= style.width()) {
            TextTable table = new TextTable(2);
            table.row(Stream.concat(Stream.of("FIELD"), style.columns().names().stream())
                    .map(style::heading)
                    .toList());
            fields.forEach(field -> table.row(Stream.concat(Stream.of(field.field()), field.values().stream())
                    .map(TextCell::of)
                    .toList()));
            lines.table(table);
            return;
        }
        for (FieldDifference field : fields) {
            lines.text(2, field.field());
            TextTable table = new TextTable(4);
            if (field.values().size() > NAMED) {
                addOwners(table, field.values());
            } else {
                for (int i = 0; i < field.values().size(); i++) {
                    table.row(List.of(
                            TextCell.of(name(i)), TextCell.of(field.values().get(i))));
                }
            }
            lines.table(table);
        }
    }

    /** A line a value with the columns that have it. */
    private void addOwners(TextTable table, List<String> values) {
        Map<String, List<String>> owners = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            owners.computeIfAbsent(values.get(i), value -> new ArrayList<>()).add(name(i));
        }
        owners.forEach((value, names) -> table.row(List.of(
                TextCell.of(value),
                TextCell.number(String.valueOf(names.size())),
                TextCell.of("columns: " + some(names)))));
    }

    private static String some(List<String> names) {
        return names.stream().limit(NAMED).collect(Collectors.joining(", ")) + (names.size() > NAMED ? ", ..." : "");
    }

    /** The claims whose outcome changed. */
    void claims(TextPage lines) {
        if (comparison.claims().isEmpty()) {
            return;
        }
        lines.title("Claims with another outcome");
        for (ClaimDifference claim : comparison.claims()) {
            lines.text(2, claim.id());
            lines.dim(4, claim.statement());
            TextTable table = new TextTable(4);
            if (claim.verdicts().size() > NAMED) {
                addOwners(
                        table,
                        claim.verdicts().stream().map(DifferenceTable::outcome).toList());
            } else {
                for (int i = 0; i < claim.verdicts().size(); i++) {
                    table.row(verdict(name(i), claim.verdicts().get(i)));
                }
            }
            lines.table(table);
        }
    }

    /** What can't be compared, because not every column has it. */
    void unmatched(TextPage lines) {
        List<Unmatched> unmatched = comparison.unmatched();
        if (unmatched.isEmpty()) {
            return;
        }
        lines.title("Not in every column: " + unmatched.size());
        SeriesNames names = SeriesNames.of(comparison);
        unmatched.stream()
                .limit(NAMED)
                .forEach(series -> lines.text(
                        2,
                        names.of(series.keys(), Set.of()).text() + " (only in "
                                + series.columns().stream()
                                        .map(style.columns()::of)
                                        .collect(Collectors.joining(", "))
                                + ")"));
        if (unmatched.size() > NAMED) {
            lines.dim(2, "and " + (unmatched.size() - NAMED) + " more; " + ALL_IN + "all");
        }
    }

    private static String outcome(Optional<Verdict> verdict) {
        return verdict.map(Verdict::outcome).map(FigureText::words).orElse("not judged");
    }

    private List<TextCell> verdict(String column, Optional<Verdict> verdict) {
        TextCell outcome = TextCell.of(outcome(verdict))
                .painted(text -> verdict.map(found -> style.colours().of(found.outcome(), text))
                        .orElse(text));
        return List.of(
                TextCell.of(column),
                outcome,
                TextCell.of(verdict.map(FigureText::deciding).orElse("")));
    }

    private String name(int column) {
        List<String> names = style.columns().names();
        return column < names.size() ? names.get(column) : "?";
    }
}
