// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.measure.statistics;

import java.util.Arrays;

/**
 * All that a t test needs of fork means or of their logarithms.
 *
 * @param count how many there are
 * @param mean their mean; NaN of none
 * @param variance their unbiased variance; NaN of fewer than two
 */
public record Moments(int count, double mean, double variance) {
    /** The moments of these values. Equal values have no variance at all, not one of rounding errors. */
    public static Moments of(double[] values) {
        if (values.length > 1 && Arrays.stream(values).allMatch(value -> value == values[0])) {
            return new Moments(values.length, values[0], 0);
        }
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return new Moments(values.length, mean, squares / (values.length - 1));
    }

    /** The mean with Student's t interval, unbounded for fewer than two values. */
    public Interval interval(double confidence) {
        double half = count < 2
                ? Double.POSITIVE_INFINITY
                : StudentT.quantile(count - 1.0, confidence) * Math.sqrt(variance / count);
        return new Interval(mean - half, mean, mean + half);
    }
}
