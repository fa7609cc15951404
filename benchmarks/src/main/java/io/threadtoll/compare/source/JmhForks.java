// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.threadtoll.model.BadResultException;
import java.util.function.ToDoubleFunction;
import java.util.stream.StreamSupport;

/** The means of the forks of one metric in JMH's JSON. */
final class JmhForks {
    private JmhForks() {}

    /**
     * One for each fork: of its iterations in {@code rawData}, or of all that was sampled in them, in
     * {@code rawDataHistogram}.
     */
    static double[] means(JsonNode metric) {
        return metric.has("rawDataHistogram")
                ? forks(metric.get("rawDataHistogram"), JmhForks::sampled)
                : forks(metric.path("rawData"), JmhForks::iterated);
    }

    private static double[] forks(JsonNode forks, ToDoubleFunction<JsonNode> mean) {
        if (!forks.isArray()) {
            throw new BadResultException("one of its metrics has no raw data of its forks");
        }
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

    /** JMH writes what is not finite as a text. */
    private static double number(JsonNode value) {
        if (value.isNumber()) {
            return value.asDouble();
        }
        return switch (value.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new BadResultException("'" + value + "' among its raw data is no number");
        };
    }
}
