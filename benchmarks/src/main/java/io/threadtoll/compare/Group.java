// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The geometric mean of the ratios of several rows of one unit in one column: of a question, or of what {@code --row}
 * names.
 *
 * @param keys what these rows have in common
 * @param unit their unit
 * @param column the column that is compared with the baseline
 * @param rows how many rows it is the mean of
 * @param ratio the geometric mean of their ratios, with its interval
 */
public record Group(SortedMap<String, String> keys, Unit unit, String column, int rows, Interval ratio) {
    public Group {
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    }
}
