// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * The difference below which a change on a machine can't be told from none: the largest that its A/A pairs, the same code
 * measured as if it were two versions, showed for a question.
 *
 * <p>The largest of n absolute logarithms of ratios is passed by the next one of equal code with a chance of 1 in n + 1,
 * whatever their distribution; nothing of it is assumed, and a single bad pair counts. With few pairs it is a weak floor: it
 * can only raise the delta, so it then does little, and {@link #pairs()} is said with it.
 */
final class AaFloor {
    private static final Set<String> COPY = Set.of(Series.COPY);

    private record Measure(String question, String metric) {}

    /** What the pairs of one run say of one measure. */
    private record Pairs(int count, double largest) {
        Pairs and(Pairs more) {
            return new Pairs(count + more.count, Math.max(largest, more.largest));
        }
    }

    private final Map<String, Map<Measure, Pairs>> runs = new HashMap<>();
    private final Map<Measure, Pairs> anywhere = new HashMap<>();

    private final boolean usual;

    private AaFloor(boolean usual) {
        this.usual = usual;
    }

    /**
     * The floors of all sources: of each metric its own, but one of all that are the usual metric of a cell, since each is
     * what an operation costs.
     */
    static AaFloor of(Collection<Source> sources, CompareOptions options) {
        AaFloor floor = new AaFloor(options.metric().equals(CompareOptions.USUAL));
        sources.forEach(floor::add);
        return floor;
    }

    /** The floor as a share in one run, of a series' question and metric; 0 where there is none. */
    double share(Series series, String run) {
        return share(series, runs.getOrDefault(run, Map.of()));
    }

    /** The same in all runs together. */
    double share(Series series) {
        return share(series, anywhere);
    }

    /** The smallest number of pairs that a floor rests on; 0 where there is none. */
    int pairs() {
        return runs.values().stream()
                .flatMap(measures -> measures.values().stream())
                .mapToInt(Pairs::count)
                .min()
                .orElse(0);
    }

    private Measure measure(Series series) {
        return new Measure(series.keys().getOrDefault(Series.QUESTION, ""), usual ? "" : Selection.metric(series));
    }

    private double share(Series series, Map<Measure, Pairs> measures) {
        Pairs pairs = measures.isEmpty() ? null : measures.get(measure(series));
        return pairs == null ? 0 : Math.expm1(pairs.largest);
    }

    private void add(Source source) {
        Map<SortedMap<String, String>, Series> again = new HashMap<>();
        source.series().stream()
                .filter(Selection::isAgain)
                .forEach(series -> again.put(Keys.without(series.keys(), COPY), series));
        if (again.isEmpty()) {
            return;
        }
        for (Series first : source.series()) {
            Series second = Selection.isAgain(first) ? null : again.get(Keys.without(first.keys(), COPY));
            if (second != null) {
                double size = Math.abs(SeriesEstimate.of(first).logarithm()
                        - SeriesEstimate.of(second).logarithm());
                add(source.label(), measure(first), size);
            }
        }
    }

    private void add(String run, Measure measure, double size) {
        if (Double.isFinite(size)) {
            Pairs pair = new Pairs(1, size);
            runs.computeIfAbsent(run, label -> new HashMap<>()).merge(measure, pair, Pairs::and);
            anywhere.merge(measure, pair, Pairs::and);
        }
    }
}
