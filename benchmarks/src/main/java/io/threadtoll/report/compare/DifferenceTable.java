// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.claim.Verdict;
import io.threadtoll.compare.ClaimDifference;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.FieldDifference;
import io.threadtoll.compare.Unmatched;
import io.threadtoll.report.FigureText;
import io.threadtoll.report.compare.Grid.Cell;
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
    void environment(Lines lines) {
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
    private void addFields(Lines lines, List<FieldDifference> fields) {
        if (fields.isEmpty()) {
            return;
        }
        if (style.columns().names().size() * NARROWEST_VALUE <= style.width()) {
            Grid grid = new Grid(2);
            grid.row(Stream.concat(Stream.of("FIELD"), style.columns().names().stream())
                    .map(style::heading)
                    .toList());
            fields.forEach(field -> grid.row(Stream.concat(Stream.of(field.field()), field.values().stream())
                    .map(Cell::of)
                    .toList()));
            lines.ready(grid.lines(style.width()));
            return;
        }
        for (FieldDifference field : fields) {
            lines.text(2, field.field());
            Grid grid = new Grid(4);
            if (field.values().size() > NAMED) {
                addOwners(grid, field.values());
            } else {
                for (int i = 0; i < field.values().size(); i++) {
                    grid.row(List.of(Cell.of(name(i)), Cell.of(field.values().get(i))));
                }
            }
            lines.ready(grid.lines(style.width()));
        }
    }

    /** A line a value with the columns that have it. */
    private void addOwners(Grid grid, List<String> values) {
        Map<String, List<String>> owners = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            owners.computeIfAbsent(values.get(i), value -> new ArrayList<>()).add(name(i));
        }
        owners.forEach((value, names) -> grid.row(List.of(
                Cell.of(value), Cell.number(String.valueOf(names.size())), Cell.of("columns: " + some(names)))));
    }

    private static String some(List<String> names) {
        return names.stream().limit(NAMED).collect(Collectors.joining(", ")) + (names.size() > NAMED ? ", ..." : "");
    }

    /** The claims whose outcome changed. */
    void claims(Lines lines) {
        if (comparison.claims().isEmpty()) {
            return;
        }
        lines.title("Claims with another outcome");
        for (ClaimDifference claim : comparison.claims()) {
            lines.text(2, claim.id());
            lines.dim(4, claim.statement());
            Grid grid = new Grid(4);
            if (claim.verdicts().size() > NAMED) {
                addOwners(
                        grid,
                        claim.verdicts().stream().map(DifferenceTable::outcome).toList());
            } else {
                for (int i = 0; i < claim.verdicts().size(); i++) {
                    grid.row(verdict(name(i), claim.verdicts().get(i)));
                }
            }
            lines.ready(grid.lines(style.width()));
        }
    }

    /** What can't be compared, because not every column has it. */
    void unmatched(Lines lines) {
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

    private List<Cell> verdict(String column, Optional<Verdict> verdict) {
        Cell outcome = Cell.of(outcome(verdict))
                .painted(text -> verdict.map(found -> style.colours().of(found.outcome(), text))
                        .orElse(text));
        return List.of(
                Cell.of(column), outcome, Cell.of(verdict.map(FigureText::deciding).orElse("")));
    }

    private String name(int column) {
        List<String> names = style.columns().names();
        return column < names.size() ? names.get(column) : "?";
    }
}
