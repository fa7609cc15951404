// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.Row;
import io.threadtoll.model.Unit;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/** How a comparison is to be read, in sentences. */
public final class Legend {
    private static final double ONE_LOOK = 0.95;

    private Legend() {}

    /** The sentences; none where there are no rows. */
    static List<String> of(Comparison comparison) {
        if (comparison.rows().isEmpty()) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        sentences.add("Values are geometric means over " + forks(comparison.rows())
                + ", changes are against the baseline, intervals are " + percent(comparison)
                + (comparison.confidence() <= ONE_LOOK
                        ? "."
                        : ", so that all looks of the run together err as one of 95 % would."));
        sentences.add("A change counts beyond " + delta(comparison)
                + " (the delta). Better, worse, different: beyond it with Holm's correction for all rows together, which"
                + " the intervals don't have. Equivalent: wholly within " + RatioText.share(comparison.delta()) + ".");
        sentences.add(
                "Open, or inconclusive, does not mean the same: the forks can't tell, but that the two differ by less than what stands with it."
                        + (changes(comparison).stream().anyMatch(change -> change.forksToSettle() > 0)
                                ? " The number in brackets is how many forks a side probably would."
                                : ""));
        return sentences;
    }

    /** The confidence of the intervals, such as {@code [95 %]}. */
    static String confidence(Comparison comparison) {
        return "[" + percent(comparison) + "]";
    }

    private static String percent(Comparison comparison) {
        return RatioText.share(comparison.confidence());
    }

    /** A number of forks in words. */
    public static String forks(int forks) {
        return forks + (forks == 1 ? " fork" : " forks");
    }

    /** What a unit measures, and which way is better. */
    static String unit(Unit unit) {
        String quantity = switch (unit) {
            case NANOSECONDS -> "time";
            case OPERATIONS_PER_SECOND -> "rate";
            case BYTES -> "size";
            case FRACTION -> "share";
            case COUNT -> "count";
        };
        return switch (unit.better()) {
            case LOWER -> quantity + ", less is better";
            case HIGHER -> quantity + ", more is better";
            case NEITHER -> quantity;
        };
    }

    /** How many forks the values of rows are of, such as {@code 3 to 10 forks}. */
    static String forks(List<Row> rows) {
        IntSummaryStatistics forks = rows.stream()
                .flatMapToInt(row -> IntStream.concat(
                        IntStream.of(row.baselineForks()),
                        row.changes().stream().mapToInt(Change::forks)))
                .summaryStatistics();
        String most = forks(forks.getMax());
        return forks.getMin() == forks.getMax() ? most : forks.getMin() + " to " + most;
    }

    private static String delta(Comparison comparison) {
        DoubleSummaryStatistics deltas = changes(comparison).stream()
                .mapToDouble(Change::delta)
                .filter(Double::isFinite)
                .summaryStatistics();
        if (deltas.getCount() == 0) {
            return "an unknown share";
        }
        String most = RatioText.share(deltas.getMax());
        String least = RatioText.share(deltas.getMin());
        return least.equals(most) ? most : least + " to " + most + ", depending on the row";
    }

    private static List<Change> changes(Comparison comparison) {
        return comparison.rows().stream().flatMap(row -> row.changes().stream()).toList();
    }
}
