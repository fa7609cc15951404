// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the columns have in common, with the baseline's value and the other columns against it.
 *
 * @param keys what the row is; without keys that are the same in every row
 * @param unit the unit of its values; its way of being better decides the shifts
 * @param baseline the first column's value, with its interval
 * @param baselineForks how many forks it is of
 * @param changes one a further column that has it
 */
public record Row(
        SortedMap<String, String> keys, Unit unit, Interval baseline, int baselineForks, List<Change> changes) {
    public Row {
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
        changes = List.copyOf(changes);
    }

    /** The same, without flags that are said elsewhere. */
    Row without(Collection<String> said) {
        return new Row(
                keys,
                unit,
                baseline,
                baselineForks,
                changes.stream().map(change -> change.without(said)).toList());
    }
}
