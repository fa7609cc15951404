// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.measure;

import io.threadtoll.measure.ForkMeans.Mean;
import io.threadtoll.measure.statistics.Steadiness;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Reads a sample for its mean and drift. For one thread. */
final class SampleScanner {
    private static final int USUAL = 16;

    private double[] iterations = new double[USUAL];

    Mean scan(JsonCursor json) {
        json.take('{');
        requireName(json, "unit");
        Unit unit = Unit.valueOf(json.text());
        json.take(',');
        requireName(json, "warmup");
        json.skip('[');
        json.take(',');
        requireName(json, "measured");
        double[] values = values(json);
        json.take('}');
        // As Sample#mean, to the last bit: the stream's sum is a compensated one.
        double mean = DoubleStream.of(values).average().orElse(Double.NaN);
        return new Mean(unit, mean, Steadiness.drift(values));
    }

    private static void requireName(JsonCursor json, String name) {
        JsonCursor.require(json.name().equals(name));
    }

    private double[] values(JsonCursor json) {
        json.take('[');
        int count = 0;
        while (!json.has(']')) {
            if (count > 0) {
                json.take(',');
            }
            if (count == iterations.length) {
                iterations = Arrays.copyOf(iterations, 2 * count);
            }
            iterations[count++] = json.number();
        }
        return Arrays.copyOf(iterations, count);
    }
}
