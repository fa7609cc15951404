// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.FieldDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A comparison for a pull request, in GitHub's Markdown. What surely changed is seen at once, long lists on request. */
final class ComparisonMarkdown {
    /** So many rows need no folding. */
    private static final int FEW = 20;

    private ComparisonMarkdown() {}

    static String render(Comparison comparison) {
        ColumnNames columns = ColumnNames.of(comparison.columns());
        Parts parts = new Parts();
        addHead(parts, comparison, columns);
        addDifferences(parts, comparison, columns);
        addRows(parts, comparison, columns);
        MarkdownDifferences differences = new MarkdownDifferences(columns, comparison);
        if (!comparison.groups().isEmpty()) {
            parts.add(differences.means());
        }
        if (!comparison.unmatched().isEmpty()) {
            parts.folded("not in every column: " + comparison.unmatched().size(), differences.unmatched());
        }
        if (!Legend.of(comparison).isEmpty()) {
            parts.folded(
                    "how to read this",
                    Legend.of(comparison).stream()
                            .map(sentence -> "- " + sentence)
                            .toList());
        }
        return parts.text();
    }

    private static void addHead(Parts parts, Comparison comparison, ColumnNames columns) {
        List<ShiftCounts> shifts = ShiftCounts.of(comparison);
        parts.add("### Comparison with " + MarkdownText.code(columns.baseline()));
        if (columns.areLetters()) {
            parts.add(columns.labels().stream()
                    .map(label -> "- " + columns.of(label) + ": " + MarkdownText.code(label))
                    .toList());
        }
        if (comparison.rows().isEmpty()) {
            parts.add("No row to show.");
        } else {
            parts.add(shifts.stream()
                    .map(counts ->
                            "- " + MarkdownText.code(columns.of(counts.column())) + ": **" + counts.text() + "**")
                    .toList());
        }
        if (!comparison.warnings().isEmpty()) {
            parts.add(Stream.concat(
                            Stream.of("> [!WARNING]"),
                            comparison.warnings().stream().map(warning -> "> - " + MarkdownText.prose(warning)))
                    .toList());
        }
    }

    private static void addDifferences(Parts parts, Comparison comparison, ColumnNames columns) {
        MarkdownDifferences differences = new MarkdownDifferences(columns, comparison);
        if (!comparison.claims().isEmpty()) {
            parts.add(differences.claims());
        }
        List<FieldDifference> important = fields(comparison, FieldDifference::important);
        if (!important.isEmpty()) {
            parts.add(differences.environment(important));
        }
        List<FieldDifference> others = fields(comparison, field -> !field.important());
        if (!others.isEmpty()) {
            parts.folded("minor differences of the environment: " + others.size(), differences.environment(others));
        }
    }

    private static List<FieldDifference> fields(Comparison comparison, Predicate<FieldDifference> asked) {
        return comparison.environment().stream().filter(asked).toList();
    }

    private static void addRows(Parts parts, Comparison comparison, ColumnNames columns) {
        MarkdownChanges changes = new MarkdownChanges(columns, Legend.confidence(comparison));
        List<RowSection> sections = RowSection.of(comparison);
        boolean few = comparison.rows().size() <= FEW;
        for (RowSection section : sections) {
            List<RowSection.Line> changed = section.lines().stream()
                    .filter(line -> line.row().changes().stream().anyMatch(ComparisonMarkdown::isSure))
                    .toList();
            String title = MarkdownText.prose(section.title());
            if (few) {
                parts.add("#### " + title);
                parts.add(changes.table(section.lines(), change -> true));
            } else {
                if (!changed.isEmpty()) {
                    parts.add("#### " + title);
                    parts.add(changes.table(changed, ComparisonMarkdown::isSure));
                }
                parts.folded(title + ": all " + section.lines().size(), changes.table(section.lines(), change -> true));
            }
        }
    }

    private static boolean isSure(Change change) {
        return change.shift().isChange();
    }

    /** The parts one after the other, with the empty lines that GitHub's Markdown wants between them. */
    private static final class Parts {
        private final List<String> parts = new ArrayList<>();

        /** Adds lines that belong together. */
        void add(List<String> lines) {
            parts.add(String.join("\n", lines));
        }

        void add(String line) {
            parts.add(line);
        }

        /** Adds lines that are seen only when someone asks for them; the summary is Markdown too. */
        void folded(String summary, List<String> lines) {
            parts.add("<details><summary>" + summary + "</summary>");
            add(lines);
            parts.add("</details>");
        }

        String text() {
            return String.join("\n\n", parts) + "\n";
        }
    }
}
