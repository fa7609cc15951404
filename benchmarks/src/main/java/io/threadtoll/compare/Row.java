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
 * @param baselineValues the value of each of them; empty where nobody kept them
 * @param changes one a further column that has it
 */
public record Row(
        SortedMap<String, String> keys,
        Unit unit,
        Interval baseline,
        int baselineForks,
        List<Double> baselineValues,
        List<Change> changes) {
    public Row {
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
        baselineValues = List.copyOf(baselineValues);
        changes = List.copyOf(changes);
    }

    /** One of which nobody kept the value of each fork. */
    public Row(SortedMap<String, String> keys, Unit unit, Interval baseline, int baselineForks, List<Change> changes) {
        this(keys, unit, baseline, baselineForks, List.of(), changes);
    }

    /** The same with these changes only. */
    public Row with(List<Change> some) {
        return new Row(keys, unit, baseline, baselineForks, baselineValues, some);
    }

    /** The same, without flags that are said elsewhere. */
    Row without(Collection<String> said) {
        return with(changes.stream().map(change -> change.without(said)).toList());
    }
}
