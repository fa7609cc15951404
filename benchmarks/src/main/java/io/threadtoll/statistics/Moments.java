// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

/**
 * All that a t test needs of fork means or of their logarithms.
 *
 * @param count how many there are
 * @param mean their mean; NaN of none
 * @param variance their unbiased variance; NaN of fewer than two
 */
public record Moments(int count, double mean, double variance) {
    /** Of fewer there is no interval: of two, Student's quantile is 12.7, and a third value shrinks it to 4.3. */
    public static final int FEWEST = 3;

    /** The moments of these values. Equal values have no variance at all, not one of rounding errors. */
    public static Moments of(double[] values) {
        // Loops, since a comparison of a thousand runs does this 200,000 times.
        double sum = 0;
        boolean equal = values.length > 1;
        for (double value : values) {
            sum += value;
            equal &= value == values[0];
        }
        if (equal) {
            return new Moments(values.length, values[0], 0);
        }
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Moments(values.length, mean, squares / (values.length - 1));
    }

    /** The mean with Student's t interval, unbounded for fewer than {@link #FEWEST} values. */
    public Interval interval(double confidence) {
        double half = count < FEWEST
                ? Double.POSITIVE_INFINITY
                : StudentT.quantile(count - 1.0, confidence) * Math.sqrt(variance / count);
        return new Interval(mean - half, mean, mean + half);
    }
}
