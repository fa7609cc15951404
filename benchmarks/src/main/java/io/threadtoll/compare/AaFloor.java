// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

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

    private record Place(String run, String question, String metric) {}

    private final Map<Place, Double> largest = new HashMap<>();
    private final Map<Place, Integer> pairs = new HashMap<>();

    private AaFloor() {}

    /** The floors of all sources. */
    static AaFloor of(Collection<Source> sources) {
        AaFloor floor = new AaFloor();
        sources.forEach(floor::add);
        return floor;
    }

    /**
     * The floor as a share, 0 where there is none.
     *
     * @param series of the question and metric
     * @param runs the labels of the sources involved
     */
    double share(Series series, Set<String> runs) {
        return runs.stream()
                .map(run -> largest.get(place(run, series)))
                .filter(found -> found != null)
                .mapToDouble(Math::expm1)
                .max()
                .orElse(0);
    }

    /** The floor of a series' question and metric as a share in any of the sources, 0 where there is none. */
    double share(Series series) {
        return share(series, largest.keySet().stream().map(Place::run).collect(Collectors.toSet()));
    }

    /** The smallest number of pairs that a floor rests on; 0 where there is none. */
    int pairs() {
        return pairs.values().stream().mapToInt(Integer::intValue).min().orElse(0);
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
                double size = Math.abs(
                        Figures.of(first).logarithm() - Figures.of(second).logarithm());
                add(place(source.label(), first), size);
            }
        }
    }

    private void add(Place place, double size) {
        if (Double.isFinite(size)) {
            largest.merge(place, size, Math::max);
            pairs.merge(place, 1, Integer::sum);
        }
    }

    private static Place place(String run, Series series) {
        return new Place(run, series.keys().getOrDefault(Series.QUESTION, ""), Selection.metric(series));
    }
}
