// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The verdicts as a table for a terminal. */
public final class VerdictTable {
    /** The width where the terminal's is not known. */
    public static final int USUAL_WIDTH = 100;

    private static final int LEAST_WIDTH = 40;
    private static final int VERDICT = Outcome.NOT_APPLICABLE.name().length();
    private static final int WIDEST_ID = 28;
    private static final int WIDEST_FIGURE = 28;
    private static final int NARROWEST_REASON = 24;
    private static final String INDENT = "    ";

    private final Colours colours;
    private final int width;

    /** A table of the usual width. */
    public VerdictTable(boolean colour) {
        this(colour, USUAL_WIDTH);
    }

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     */
    public VerdictTable(boolean colour, int width) {
        this.colours = new Colours(colour);
        this.width = Math.max(width, LEAST_WIDTH);
    }

    /** The table, a line for each claim and more where they don't fit, and the sum of the outcomes at its end. */
    public String render(List<Judgement> judgements) {
        if (judgements.isEmpty()) {
            return "No claim was judged.\n";
        }
        int id = Math.min(WIDEST_ID, longest(judgements, "CLAIM", Judgement::id));
        int figure = Math.min(
                WIDEST_FIGURE, longest(judgements, "FIGURE", j -> j.verdict().figure()));
        int reason = width - VERDICT - id - figure - 3 * TextColumns.GAP.length();
        StringBuilder table = new StringBuilder();
        if (reason >= NARROWEST_REASON) {
            TextColumns columns = new TextColumns(List.of(VERDICT, id, figure, reason));
            columns.row("VERDICT", "CLAIM", "FIGURE", "REASON").forEach(line -> add(table, colours.bold(line)));
            judgements.forEach(judgement -> side(table, columns, judgement));
        } else {
            judgements.forEach(judgement -> stacked(table, judgement));
        }
        return add(table, "").append(sum(judgements)).append('\n').toString();
    }

    private void side(StringBuilder table, TextColumns columns, Judgement judgement) {
        var verdict = judgement.verdict();
        addPainted(
                table,
                verdict.outcome(),
                columns.row(verdict.outcome().name(), judgement.id(), verdict.figure(), verdict.reason()));
        addBeneath(table, judgement);
    }

    private void stacked(StringBuilder table, Judgement judgement) {
        var verdict = judgement.verdict();
        TextColumns columns = new TextColumns(List.of(VERDICT, width - VERDICT - TextColumns.GAP.length()));
        addPainted(table, verdict.outcome(), columns.row(verdict.outcome().name(), judgement.id()));
        indented(verdict.figure()).forEach(line -> add(table, line));
        indented(verdict.reason()).forEach(line -> add(table, line));
        addBeneath(table, judgement);
    }

    private void addPainted(StringBuilder table, Outcome outcome, List<String> lines) {
        String name = outcome.name();
        String first = lines.get(0).substring(name.length());
        add(table, colours.of(outcome, name) + first);
        lines.stream().skip(1).forEach(line -> add(table, line));
    }

    private void addBeneath(StringBuilder table, Judgement judgement) {
        indented(judgement.statement()).forEach(line -> add(table, colours.dim(line)));
        judgement.verdict().details().stream()
                .flatMap(detail -> indented("- " + detail).stream())
                .forEach(line -> add(table, line));
    }

    private List<String> indented(String text) {
        return TextColumns.wrap(text, width - INDENT.length()).stream()
                .filter(line -> !line.isEmpty())
                .map(INDENT::concat)
                .toList();
    }

    private String sum(List<Judgement> judgements) {
        List<Outcome> outcomes = Arrays.stream(Outcome.values())
                .filter(outcome -> count(judgements, outcome) > 0)
                .toList();
        int length = outcomes.stream()
                .mapToInt(outcome -> part(judgements, outcome).length() + 2)
                .sum();
        return outcomes.stream()
                .map(outcome -> colours.of(outcome, part(judgements, outcome)))
                .collect(Collectors.joining(length > width ? ",\n" : ", "));
    }

    private static String part(List<Judgement> judgements, Outcome outcome) {
        return count(judgements, outcome) + " " + words(outcome);
    }

    /** How many of the verdicts are this one. */
    public static long count(List<Judgement> judgements, Outcome outcome) {
        return judgements.stream()
                .filter(judgement -> judgement.verdict().outcome() == outcome)
                .count();
    }

    /** An outcome as words in a sentence. */
    public static String words(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static int longest(List<Judgement> judgements, String title, Function<Judgement, String> text) {
        return judgements.stream()
                .mapToInt(judgement -> text.apply(judgement).length())
                .reduce(title.length(), Math::max);
    }

    private static StringBuilder add(StringBuilder table, String line) {
        return table.append(line).append('\n');
    }
}
