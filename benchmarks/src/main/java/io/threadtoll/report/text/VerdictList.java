// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import io.threadtoll.claim.CountedBy;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Verdict;
import io.threadtoll.report.FigureText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The verdicts for a terminal: a line a claim by section of the article, then how many came out how. With details each
 * claim also says what all its figures are, what they were held against, why, and what stands behind it.
 */
public final class VerdictList {
    private static final int LEAST_WIDTH = 40;
    private static final String INDENT = "    ";

    /** The claim gets this share of the line, and its deciding figure the rest. */
    private static final double STATEMENT = 0.56;

    private final Colours colours;
    private final int width;
    private final boolean details;

    /**
     * A list.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     * @param details whether to show what stands behind the verdicts
     */
    public VerdictList(boolean colour, int width, boolean details) {
        this.colours = new Colours(colour);
        this.width = Math.max(width, LEAST_WIDTH);
        this.details = details;
    }

    /**
     * The list.
     *
     * @param counters what the environment says of the kernel's counters; shown once where a verdict had to do without
     */
    public String render(List<Judgement> judgements, String counters) {
        if (judgements.isEmpty()) {
            return "No claim was judged.\n";
        }
        StringBuilder list = new StringBuilder();
        Map<Section, List<Judgement>> sections = judgements.stream()
                .collect(Collectors.groupingBy(
                        Judgement::section, () -> new EnumMap<>(Section.class), Collectors.toList()));
        sections.forEach((section, its) -> {
            add(list, colours.bold(cut(section.heading(), width)));
            its.forEach(judgement -> claim(list, judgement));
        });
        if (judgements.stream().map(Judgement::verdict).anyMatch(VerdictList::lacksCounts)) {
            wrapped("The kernel's counters: " + counters, 0).forEach(line -> add(list, colours.dim(line)));
        }
        return add(list, sum(judgements)).toString();
    }

    private static boolean lacksCounts(Verdict verdict) {
        return verdict.countedBy() == CountedBy.LOCK
                || verdict.countedBy() == CountedBy.PROC
                || verdict.reason().equals(Verdict.NO_KERNEL_COUNTS);
    }

    private void claim(StringBuilder list, Judgement judgement) {
        Verdict verdict = judgement.verdict();
        int room = width - 4;
        int statement = (int) (STATEMENT * room);
        String figure = cut(
                Printable.line(verdict.figures().isEmpty() ? verdict.reason() : FigureText.deciding(verdict)),
                room - statement);
        String claim = cut(Printable.line((judgement.ours() ? "(ours) " : "") + judgement.statement()), statement);
        String mark = colours.of(verdict.outcome(), FigureText.mark(verdict.outcome()));
        add(list, mark + " " + claim + " ".repeat(statement - claim.length()) + "  " + figure);
        if (details) {
            below(list, judgement);
        }
    }

    private void below(StringBuilder list, Judgement judgement) {
        Verdict verdict = judgement.verdict();
        String outcome = FigureText.words(verdict.outcome());
        wrapped(judgement.id() + ": " + outcome + ", " + FigureText.reason(verdict), INDENT.length())
                .forEach(line -> add(list, line));
        wrapped(judgement.statement(), INDENT.length()).forEach(line -> add(list, colours.dim(line)));
        verdict.figures().stream()
                .flatMap(figure -> wrapped("= " + FigureText.withBand(figure), INDENT.length()).stream())
                .forEach(line -> add(list, line));
        verdict.evidence().stream()
                .flatMap(row -> wrapped("- " + FigureText.of(row), INDENT.length()).stream())
                .forEach(line -> add(list, line));
    }

    private List<String> wrapped(String text, int indent) {
        return Printable.wrap(text, width - indent).stream()
                .filter(line -> !line.isEmpty())
                .map(line -> " ".repeat(indent) + line)
                .toList();
    }

    private String sum(List<Judgement> judgements) {
        List<Verdict> verdicts = judgements.stream().map(Judgement::verdict).toList();
        Map<Outcome, String> parts = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            long count = FigureText.count(verdicts, outcome);
            if (count > 0) {
                parts.put(outcome, FigureText.mark(outcome) + " " + count + " " + FigureText.words(outcome));
            }
        }
        int length = parts.values().stream().mapToInt(part -> part.length() + 2).sum();
        return parts.entrySet().stream()
                .map(part -> colours.of(part.getKey(), part.getValue()))
                .collect(Collectors.joining(length > width ? ",\n" : ", "));
    }

    /** A text of at most a width; where it is longer it ends in an ellipsis, at a word if one ends near. */
    private static String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        int end = width - 1;
        int space = text.lastIndexOf(' ', end);
        if (space > end - 12 && space > 0) {
            end = space;
        } else if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    private static StringBuilder add(StringBuilder list, String line) {
        return list.append(line).append('\n');
    }
}
