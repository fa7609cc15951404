// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.compare.source.Measured.What;
import io.threadtoll.measure.Unit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fork means of one metric of one cell, as they come in: one a round. */
final class Values {
    private final Unit unit;
    private final SortedMap<Integer, Double> means = new TreeMap<>();

    Values(Unit unit) {
        this.unit = unit;
    }

    /** Takes the mean of a round; the later one where a round has two. */
    void add(int round, double mean) {
        means.put(round, mean);
    }

    Measured measured(What what, String code, List<String> flags) {
        return new Measured(what, unit, List.copyOf(means.values()), List.copyOf(means.keySet()), code, flags);
    }
}
