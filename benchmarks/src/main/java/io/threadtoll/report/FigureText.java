// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.claim.Band;
import io.threadtoll.claim.CountedBy;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of verdicts as a person reads them. */
public final class FigureText {
    /** Nobody makes so many. */
    private static final double MOST_TIMES = 100;

    /** Beyond this a plain number is shortened to thousands and millions. */
    private static final double LONGEST_WHOLE = 1e9;

    private FigureText() {}

    /** The number and what it is: {@code 2.00 [1.99, 2.00] system calls a pair}, {@code 4 of 5 forks lost some}. */
    public static String of(Figure figure) {
        return (number(figure) + " " + figure.label()).strip();
    }

    /** The number with its interval, where it has one. */
    public static String number(Figure figure) {
        if (figure.of() > 0) {
            return value(figure.unit(), figure.estimate()) + " of " + value(figure.unit(), figure.of());
        }
        return figure.low() == figure.high()
                ? value(figure.unit(), figure.estimate())
                : IntervalText.of(figure.unit(), figure.interval());
    }

    /** The figure, where it has to lie, and whether it does: {@code 1.84 [1.68, 2.01] times C's (at most 1.05: no)}. */
    public static String withBand(Figure figure) {
        if (figure.band() == null) {
            return of(figure);
        }
        return of(figure) + " (" + rule(figure) + ")";
    }

    /** Where a figure that has a band has to lie, and whether it does: {@code at most 1.05: no}. */
    public static String rule(Figure figure) {
        String answer = switch (figure.outcome()) {
            case REPRODUCED -> "yes";
            case REFUTED -> "no";
            default -> "can't tell";
        };
        return band(figure) + ": " + answer;
    }

    /** All figures of a verdict, in one line. */
    public static String of(Verdict verdict) {
        return verdict.figures().stream().map(FigureText::of).collect(Collectors.joining(", "));
    }

    /** The deciding figure, or nothing. */
    public static String deciding(Verdict verdict) {
        return verdict.decidingFigure().map(FigureText::of).orElse("");
    }

    /** A row of evidence in one line. */
    public static String of(EvidenceRow row) {
        String figures = row.figures().stream().map(FigureText::withBand).collect(Collectors.joining(", "));
        return row.label()
                + (figures.isEmpty() ? "" : ": " + figures)
                + (row.note().isEmpty() ? "" : (figures.isEmpty() ? ": " : "; ") + row.note());
    }

    /** The reason, whose count it rests on, and how many forks would probably decide what is open. */
    public static String reason(Verdict verdict) {
        return Stream.of(verdict.reason(), countedBy(verdict.countedBy()), prospect(verdict))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** An outcome as words in a sentence. */
    public static String words(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** An outcome as a sign that is told from the others without its colour. */
    public static String mark(Outcome outcome) {
        return switch (outcome) {
            case REPRODUCED -> "✓";
            case REFUTED -> "✗";
            case INCONCLUSIVE -> "?";
            case NOT_APPLICABLE -> "-";
            case BROKEN -> "!";
        };
    }

    /** How many of the verdicts are this one. */
    public static long count(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    private static String prospect(Verdict verdict) {
        if (verdict.outcome() != Outcome.INCONCLUSIVE || verdict.timesTheForks().isEmpty()) {
            return "";
        }
        double times = verdict.timesTheForks().orElseThrow();
        return times > MOST_TIMES
                ? "hardly any number of forks would decide it"
                : String.format(Locale.ROOT, "probably decided with %.0f times the forks", Math.ceil(times));
    }

    private static String countedBy(CountedBy who) {
        return switch (who) {
            case NOBODY -> "";
            case KERNEL -> "counted by the kernel";
            case LOCK -> "as the locks themselves count";
            case PROC -> "as the threads' status files count";
        };
    }

    /** Where the figure has to lie for the claim to hold. */
    private static String band(Figure figure) {
        Band band = figure.band();
        Unit unit = figure.of() > 0 ? Unit.FRACTION : figure.unit();
        boolean noLeast = Double.isInfinite(band.low());
        boolean noMost = Double.isInfinite(band.high());
        if (noLeast) {
            return noMost ? "anything" : limit("at most ", "below ", unit, band.high(), Math.nextUp(band.high()));
        }
        if (noMost) {
            return limit("at least ", "above ", unit, band.low(), Math.nextDown(band.low()));
        }
        return band.low() == band.high()
                ? value(unit, band.low())
                : value(unit, band.low()) + " to " + value(unit, band.high());
    }

    /** A band that leaves its limit out begins or ends at the number next to it, which nobody would want to read. */
    private static String limit(String with, String without, Unit unit, double end, double next) {
        return Double.toString(next).length() < Double.toString(end).length()
                ? without + value(unit, next)
                : with + value(unit, end);
    }

    private static String value(Unit unit, double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < LONGEST_WHOLE;
        return unit == Unit.COUNT && whole ? String.format(Locale.ROOT, "%,.0f", value) : unit.format(value);
    }
}
