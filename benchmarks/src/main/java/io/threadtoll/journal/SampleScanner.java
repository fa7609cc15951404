// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.threadtoll.journal.ForkMeans.Mean;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Steadiness;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Reads a sample for its mean and drift. */
final class SampleScanner {
    private static final int USUAL = 16;

    private double[] iterations = new double[USUAL];

    Mean scan(JsonParser json) throws IOException {
        Tokens.require(json, JsonToken.START_OBJECT);
        Unit unit = null;
        double[] values = {};
        boolean measured = false;
        boolean warmup = false;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "unit" -> {
                    Tokens.require(unit == null);
                    unit = Unit.valueOf(Tokens.text(json));
                }
                case "measured" -> {
                    Tokens.require(!measured);
                    values = values(json);
                    measured = true;
                }
                case "warmup" -> {
                    Tokens.require(!warmup);
                    Tokens.skip(json, JsonToken.START_ARRAY);
                    warmup = true;
                }
                default -> Tokens.require(false);
            }
        }
        Tokens.require(unit != null && measured && warmup);
        Tokens.require(values.length > 0 && values.length <= Sample.MOST_ITERATIONS);
        // As Sample#mean, to the last bit: the stream's sum is a compensated one.
        double mean = DoubleStream.of(values).average().orElse(Double.NaN);
        return new Mean(unit, mean, Steadiness.drift(values));
    }

    private double[] values(JsonParser json) throws IOException {
        Tokens.require(json, JsonToken.START_ARRAY);
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (count == iterations.length) {
                iterations = Arrays.copyOf(iterations, 2 * count);
            }
            iterations[count++] = Tokens.number(json);
        }
        return Arrays.copyOf(iterations, count);
    }
}
