// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which keys of a series say its column, and which its row: all others.
 *
 * <p>Run and JVM are left out of the row where each column is of one run, or of one JVM. Two runs on JDK 17 and JDK 25
 * would have no row in common otherwise, and that the JVM differs is said among the differences of the environment.
 */
final class Projection {
    private final List<String> col;
    private final Set<String> notInRow;

    private Projection(List<String> col, Set<String> notInRow) {
        this.col = col;
        this.notInRow = notInRow;
    }

    static Projection of(List<Series> series, CompareOptions options) {
        Set<String> notInRow = new HashSet<>(options.col());
        if (!options.names(Series.COPY)) {
            notInRow.add(Series.COPY);
        }
        Projection bare = new Projection(options.col(), notInRow);
        Set<String> all = new HashSet<>(notInRow);
        for (String key : List.of(Series.RUN, Series.JVM)) {
            if (!options.names(key) && bare.isOneAColumn(series, key)) {
                all.add(key);
            }
        }
        return new Projection(options.col(), all);
    }

    /** The column's label, where the series has all keys that make it. */
    Optional<String> column(Series series) {
        if (col.size() == 1) {
            return Optional.ofNullable(series.keys().get(col.get(0)));
        }
        return series.keys().keySet().containsAll(col)
                ? Optional.of(col.stream().map(key -> series.keys().get(key)).collect(Collectors.joining(" ")))
                : Optional.empty();
    }

    /** What the row is. */
    SortedMap<String, String> row(Series series) {
        return Keys.without(series.keys(), notInRow);
    }

    /** What tells this place of measuring from others in the same column. */
    SortedMap<String, String> row(Origin origin) {
        return Keys.without(new TreeMap<>(Map.of(Series.RUN, origin.run(), Series.JVM, origin.jvm())), notInRow);
    }

    private boolean isOneAColumn(List<Series> series, String key) {
        Map<String, String> values = new HashMap<>();
        for (Series one : series) {
            Optional<String> column = column(one);
            String value = one.keys().getOrDefault(key, "");
            String other = column.map(label -> values.putIfAbsent(label, value)).orElse(null);
            if (other != null && !other.equals(value)) {
                return false;
            }
        }
        return true;
    }
}
