// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import io.threadtoll.model.Unit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What several cells have in common, so that they can stand in one chart.
 *
 * @param text as a person reads it
 * @param cells those
 */
record Condition(String text, List<MeasuredCell> cells) {
    /** As many charts as a reader looks at; the other conditions are in the tables. */
    static final int MOST = 6;

    private static final Map<String, String> PLACEMENTS = Map.of(
            "SPREAD_OVER_CORES", "spread over cores",
            "SPREAD", "a CPU each",
            "PACKED", "all on one CPU",
            "FREE", "placed by the scheduler");

    Condition {
        cells = List.copyOf(cells);
    }

    /** The conditions that most cells were measured in, in the order of their first cells. */
    static List<Condition> of(List<MeasuredCell> cells, Function<MeasuredCell, String> text) {
        Map<String, List<MeasuredCell>> conditions =
                cells.stream().collect(Collectors.groupingBy(text, LinkedHashMap::new, Collectors.toList()));
        List<Condition> most = conditions.entrySet().stream()
                .map(entry -> new Condition(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(
                        (Condition condition) -> -condition.cells().size()))
                .limit(MOST)
                .toList();
        return conditions.keySet().stream()
                .flatMap(key ->
                        most.stream().filter(condition -> condition.text().equals(key)))
                .toList();
    }

    /** Where threads ran, in words. */
    static String placement(MeasuredCell cell) {
        String placement = cell.param("placement");
        return PLACEMENTS.getOrDefault(placement, words(placement));
    }

    /** How many threads, in words. */
    static String threads(MeasuredCell cell) {
        return cell.cell().threads() == 1 ? "1 thread" : cell.cell().threads() + " threads";
    }

    /** A time that is fixed beforehand, such as that for which a lock is held, in words. */
    static String ns(int ns) {
        return Unit.NANOSECONDS.format(ns).replaceFirst("\\.0+(?= )", "");
    }

    /** Of how many forks things are, in words. */
    static String forks(IntStream counts) {
        var range = counts.summaryStatistics();
        return (range.getMin() == range.getMax() ? "" : range.getMin() + " to ")
                + range.getMax()
                + (range.getMax() == 1 ? " fork" : " forks");
    }

    /** The name of a constant as words. */
    static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
