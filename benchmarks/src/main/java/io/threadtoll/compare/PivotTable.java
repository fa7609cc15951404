// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which series stands in which row and column. Two in one place are an error: pooling them would hide what they differ in.
 */
final class PivotTable {
    /** Keys of which every value is a column though {@code --only} leaves none of its rows: what is missing then shows. */
    private static final Set<String> ALWAYS_COLUMNS = Set.of(Series.RUN, Series.JVM, Series.COPY, Series.HALF);

    /** The order of a parameter's values: numbers as numbers. */
    static final Comparator<String> VALUES =
            Comparator.comparingDouble(PivotTable::number).thenComparing(Comparator.naturalOrder());

    private final Set<String> labels = new LinkedHashSet<>();
    private final Map<SortedMap<String, String>, Map<String, Series>> rows = new LinkedHashMap<>();
    private final Map<String, Set<Origin>> origins = new HashMap<>();
    private final boolean always;
    private int leftOut;

    private record Place(Series series, Optional<String> column, SortedMap<String, String> row) {}

    private PivotTable(boolean always) {
        this.always = always;
    }

    /**
     * Places the series.
     *
     * @param expected columns that are there though nothing stands in them
     * @throws IllegalArgumentException if two fall into one place
     */
    static PivotTable of(List<Series> series, Projection projection, CompareOptions options, List<String> expected) {
        PivotTable table = new PivotTable(ALWAYS_COLUMNS.containsAll(options.col()));
        table.labels.addAll(expected);
        Predicate<SortedMap<String, String>> only = OnlyRows.of(options.only());
        // Of a thousand runs to find the rows takes longest.
        series.parallelStream()
                .map(one -> new Place(one, projection.column(one), projection.row(one)))
                .toList()
                .forEach(place -> place.column()
                        .ifPresentOrElse(
                                column -> table.place(place.series(), column, place.row(), only),
                                () -> table.leftOut++));
        return table;
    }

    private void place(
            Series series, String column, SortedMap<String, String> row, Predicate<SortedMap<String, String>> only) {
        origins.computeIfAbsent(column, label -> new LinkedHashSet<>()).add(Origin.of(series));
        boolean wanted = only.test(row);
        if (wanted || always) {
            labels.add(column);
        }
        if (wanted) {
            Series twin = rows.computeIfAbsent(row, keys -> new HashMap<>()).putIfAbsent(column, series);
            if (twin != null) {
                throw new IllegalArgumentException(twins(series, twin, row, column));
            }
        }
    }

    private static String twins(Series one, Series other, SortedMap<String, String> row, String column) {
        Set<String> keys = new TreeSet<>(one.keys().keySet());
        keys.addAll(other.keys().keySet());
        List<String> differing = keys.stream()
                .filter(key ->
                        !one.keys().getOrDefault(key, "").equals(other.keys().getOrDefault(key, "")))
                .toList();
        return "two series of '" + Keys.text(row) + "' fall into the column '" + column + "': "
                + (differing.isEmpty()
                        ? "they are there twice"
                        : "they differ in " + String.join(", ", differing) + ", so name it in --col or --row");
    }

    /**
     * The labels of the columns, the baseline first, the others in the order of the inputs. Parameters come in the order of
     * their values, numbers as numbers: where a run has them is chance, and chance may not choose the baseline.
     *
     * @param baseline the baseline's label; empty for the first of them
     */
    List<String> columns(Optional<String> baseline) {
        List<String> columns = new ArrayList<>(labels);
        if (!always) {
            columns.sort(VALUES);
        }
        baseline.ifPresent(label -> {
            if (!columns.remove(label)) {
                throw new IllegalArgumentException(
                        "no column is '" + label + "'; there are: " + String.join(", ", columns));
            }
            columns.add(0, label);
        });
        return columns;
    }

    private static double number(String label) {
        return label.matches("-?\\d{1,15}(\\.\\d{1,15})?") ? Double.parseDouble(label) : Double.POSITIVE_INFINITY;
    }

    /** What stands in each row, by its column. */
    Map<SortedMap<String, String>, Map<String, Series>> rows() {
        return rows;
    }

    /** Where the series of a column were measured, also those that {@code --only} hides. */
    Collection<Origin> origins(String column) {
        return origins.getOrDefault(column, Set.of());
    }

    /** How many series have no column. */
    int leftOut() {
        return leftOut;
    }
}
