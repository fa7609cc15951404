// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Welch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Geometric means over rows of one unit, and of one metric. The interval is of the mean over just these rows: it has the
 * variance of a mean of independent ratios, with the degrees of freedom of Welch and Satterthwaite. Rows without a bounded
 * interval are left out.
 */
final class GroupMeans {
    private record Place(SortedMap<String, String> keys, Unit unit, String column) {}

    private final List<String> over;
    private final double confidence;
    private final Map<Place, List<Welch>> ratios = new LinkedHashMap<>();

    private GroupMeans(List<String> over, double confidence) {
        this.over = over;
        this.confidence = confidence;
    }

    /** Nothing yet, but over the rows of one question, or of what {@code --row} names. */
    static GroupMeans of(CompareOptions options, double confidence) {
        List<String> over = new ArrayList<>(options.row().isEmpty() ? List.of(Series.QUESTION) : options.row());
        if (options.metric().equals(CompareOptions.ALL) && !over.contains(Series.METRIC)) {
            over.add(Series.METRIC);
        }
        return new GroupMeans(over, confidence);
    }

    /** Adds a row, if it has a ratio and its difference is one. */
    void add(SortedMap<String, String> row, Contrast contrast) {
        Optional<Welch> ratio = contrast.ratio().filter(any -> contrast.isTested() && !contrast.isBelowResolution());
        if (ratio.isPresent()) {
            keys(row)
                    .ifPresent(keys -> ratios.computeIfAbsent(
                                    new Place(keys, contrast.baseline().series().unit(), contrast.column()),
                                    place -> new ArrayList<>())
                            .add(ratio.get()));
        }
    }

    /** The means, by keys and unit, with their columns in the order they were added. */
    List<Group> means() {
        Map<String, List<Group>> sorted = new TreeMap<>();
        ratios.forEach((place, all) -> sorted.computeIfAbsent(
                        Keys.text(place.keys) + " " + place.unit, name -> new ArrayList<>())
                .add(new Group(
                        place.keys,
                        place.unit,
                        place.column,
                        all.size(),
                        Welch.mean(all).interval(confidence).exponential())));
        return sorted.values().stream().flatMap(List::stream).toList();
    }

    private Optional<SortedMap<String, String>> keys(SortedMap<String, String> row) {
        if (!row.keySet().containsAll(over)) {
            return Optional.empty();
        }
        SortedMap<String, String> keys = new TreeMap<>();
        over.forEach(key -> keys.put(key, row.get(key)));
        return Optional.of(keys);
    }
}
