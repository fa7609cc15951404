// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The keys by which a reader tells rows apart: those that are not the same in all. The benchmark's name always stands
 * there, and all do where a single row would be left without any.
 */
final class ShownKeys {
    private final Set<String> hidden = new TreeSet<>();

    ShownKeys(Collection<SortedMap<String, String>> rows) {
        Map<String, String> values = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        Set<String> varying = new TreeSet<>();
        for (SortedMap<String, String> row : rows) {
            row.forEach((key, value) -> {
                counts.merge(key, 1, Integer::sum);
                String first = values.putIfAbsent(key, value);
                if (first != null && !first.equals(value)) {
                    varying.add(key);
                }
            });
        }
        counts.forEach((key, count) -> {
            if (count == rows.size() && !varying.contains(key) && !key.equals(Series.BENCHMARK)) {
                hidden.add(key);
            }
        });
        if (hidden.containsAll(counts.keySet())) {
            hidden.clear();
        }
    }

    SortedMap<String, String> of(SortedMap<String, String> row) {
        return Keys.without(row, hidden);
    }
}
