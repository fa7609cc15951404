// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A series that is not in every column.
 *
 * @param keys what it is
 * @param columns the columns that have it
 */
public record Unmatched(SortedMap<String, String> keys, List<String> columns) {
    public Unmatched {
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
        columns = List.copyOf(columns);
    }
}
