// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.model.Metric;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one fork of a probe found.
 *
 * @param values by the name of their metric: one value for most; of a probe that goes up a ramp, one a step, of which the
 *     last is the fork's own
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
    public static Findings of(Map<Metric, Double> values) {
        Map<Metric, List<Double>> single = new LinkedHashMap<>();
        values.forEach((metric, value) -> single.put(metric, List.of(value)));
        return ofSteps(single);
    }

    /** A value a step of each metric, and nothing else. */
    public static Findings ofSteps(Map<Metric, List<Double>> steps) {
        SortedMap<String, List<Double>> values = new TreeMap<>();
        steps.forEach((metric, each) -> values.put(metric.name(), each));
        return new Findings(values, new TreeMap<>(), "");
    }

    /** The same with histograms, the text of each by its name. */
    public Findings withHistograms(SortedMap<String, String> texts) {
        return new Findings(values, texts, note);
    }

    /** The same with what a reader has to know. */
    public Findings withNote(String text) {
        return new Findings(values, histograms, text);
    }

    /** The fork's own value of a metric: that of the last step. */
    public double last(Metric metric) {
        List<Double> steps = steps(metric);
        return steps.get(steps.size() - 1);
    }

    /** The values of a metric, one a step. */
    public List<Double> steps(Metric metric) {
        List<Double> steps = values.get(metric.name());
        if (steps == null) {
            throw new IllegalArgumentException("there is no metric " + metric + " among " + values.keySet());
        }
        return steps;
    }
}
