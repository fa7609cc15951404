// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one fork of a probe found.
 *
 * @param values by metric, whose name carries its unit (see {@link io.threadtoll.model.Unit#ofMetric}): one value for
 *     most; of a probe that goes up a ramp, one a step, of which the last is the fork's own
 * @param histograms the text of each histogram, by name
 * @param note what a reader of the values has to know; empty for most
 */
public record Findings(SortedMap<String, List<Double>> values, SortedMap<String, String> histograms, String note) {
    public Findings {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        histograms = Collections.unmodifiableSortedMap(new TreeMap<>(histograms));
        values.forEach((metric, steps) -> {
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("the metric " + metric + " has no value");
            }
        });
    }

    /** One value a metric, and nothing else. */
    public static Findings of(Map<String, Double> values) {
        SortedMap<String, List<Double>> single = new TreeMap<>();
        values.forEach((metric, value) -> single.put(metric, List.of(value)));
        return new Findings(single, new TreeMap<>(), "");
    }

    /** The same with what a reader has to know. */
    public Findings withNote(String text) {
        return new Findings(values, histograms, text);
    }

    /** The fork's own value of a metric: that of the last step. */
    @JsonIgnore
    public double last(String metric) {
        List<Double> steps = values.get(metric);
        if (steps == null) {
            throw new IllegalArgumentException("there is no metric " + metric + " among " + values.keySet());
        }
        return steps.get(steps.size() - 1);
    }
}
