// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.compare.Series;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Unit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One metric of one cell in one input, before the inputs are known to each other.
 *
 * @param what whose values these are
 * @param unit the base unit of the values
 * @param values the means of the forks that count
 * @param rounds the round of each of them
 * @param code the hash of the code that was measured; empty where nobody kept one
 * @param flags what a reader of these values has to know
 */
record Measured(What what, Unit unit, List<Double> values, List<Integer> rounds, String code, List<String> flags) {
    /**
     * What tells it from everything else in its input.
     *
     * @param jvm the label of its JVM
     * @param again whether it is the second copy of an A/A pair
     * @param cell what was measured
     * @param mode JMH's mode, or {@code probe}
     * @param metric which metric
     */
    record What(String jvm, boolean again, Cell cell, String mode, String metric) {}

    /** The series that it is in a comparison. */
    Series series(String run, boolean withMode) {
        SortedMap<String, String> keys = new TreeMap<>();
        what.cell.params().forEach((name, value) -> keys.put(Series.parameter(name), value));
        keys.put(Series.RUN, run);
        keys.put(Series.JVM, what.jvm);
        keys.put(Series.BENCHMARK, what.cell.benchmark());
        keys.put(Series.QUESTION, what.cell.question());
        keys.put(Series.THREADS, String.valueOf(what.cell.threads()));
        keys.put(Series.METRIC, what.metric);
        keys.put(Series.COPY, Series.copy(what.again));
        if (withMode) {
            keys.put(Series.MODE, what.mode);
        }
        return new Series(keys, unit, values, rounds, code, flags);
    }
}
