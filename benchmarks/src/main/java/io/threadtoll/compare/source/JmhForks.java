// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.threadtoll.model.BadResultException;
import java.util.function.ToDoubleFunction;
import java.util.stream.StreamSupport;

/** The means of the forks of one metric in JMH's JSON. */
final class JmhForks {
    private static final String SAMPLES = "rawDataHistogram";
    private static final String ITERATIONS = "rawData";

    private JmhForks() {}

    /** Whether a metric has data of its forks, and not its score alone. */
    static boolean has(JsonNode metric) {
        return !metric.path(SAMPLES).isEmpty() || !metric.path(ITERATIONS).isEmpty();
    }

    /**
     * One for each fork: of its iterations in {@code rawData}, or of all that was sampled in them, in
     * {@code rawDataHistogram}.
     *
     * @throws BadResultException if one of the values is no number
     */
    static double[] means(JsonNode metric) {
        return metric.path(SAMPLES).isEmpty()
                ? forks(metric.path(ITERATIONS), JmhForks::iterated)
                : forks(metric.path(SAMPLES), JmhForks::sampled);
    }

    private static double[] forks(JsonNode forks, ToDoubleFunction<JsonNode> mean) {
        return StreamSupport.stream(forks.spliterator(), false)
                .mapToDouble(mean)
                .toArray();
    }

    private static double iterated(JsonNode fork) {
        return StreamSupport.stream(fork.spliterator(), false)
                .mapToDouble(JmhForks::number)
                .average()
                .orElse(Double.NaN);
    }

    /** Iterations of values, each beside how often it came. */
    private static double sampled(JsonNode fork) {
        double sum = 0;
        double count = 0;
        for (JsonNode iteration : fork) {
            for (JsonNode value : iteration) {
                sum += number(value.path(0)) * number(value.path(1));
                count += number(value.path(1));
            }
        }
        return sum / count;
    }

    /** A number; JMH writes what is not finite as a text. */
    static double number(JsonNode value) {
        if (value.isNumber()) {
            return value.asDouble();
        }
        return switch (value.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity", "+INF", "INF" -> Double.POSITIVE_INFINITY;
            case "-Infinity", "-INF" -> Double.NEGATIVE_INFINITY;
            default -> throw new BadResultException("'" + value + "' among its raw data is no number");
        };
    }
}
