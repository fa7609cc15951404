// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.measure.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Estimates from fork means. The fork is the unit: iterations of one fork share its JIT code and memory layout, and
 * pooling them finds differences where there are none.
 *
 * <p>Times and rates are compared on their logarithms, so an interval of a ratio is as right for b/a as for a/b.
 */
public final class Estimates {
    private Estimates() {}

    /**
     * The mean with Student's t interval.
     *
     * @param forks fork means, at least one
     * @param confidence two-sided, such as 0.95
     */
    public static Interval mean(double[] forks, double confidence) {
        double mean = average(forks);
        double half = forks.length < 2
                ? Double.POSITIVE_INFINITY
                : quantile(forks.length - 1.0, confidence) * Math.sqrt(variance(forks) / forks.length);
        return new Interval(mean - half, mean, mean + half);
    }

    /** The geometric mean of positive values, with Student's t interval of their logarithms. */
    public static Interval geometricMean(double[] forks, double confidence) {
        return exponential(mean(logarithms(forks), confidence));
    }

    /**
     * The ratio a/b of the geometric means, with Welch's t interval of the logarithms (Welch 1947).
     *
     * @param a fork means, positive, at least two for a bounded interval
     * @param b likewise
     */
    public static Interval ratio(double[] a, double[] b, double confidence) {
        double[] x = logarithms(a);
        double[] y = logarithms(b);
        double difference = average(x) - average(y);
        if (x.length < 2 || y.length < 2) {
            return exponential(new Interval(Double.NEGATIVE_INFINITY, difference, Double.POSITIVE_INFINITY));
        }
        double vx = variance(x) / x.length;
        double vy = variance(y) / y.length;
        double half = 0;
        if (vx + vy > 0) {
            double freedom = (vx + vy) * (vx + vy) / (vx * vx / (x.length - 1) + vy * vy / (y.length - 1));
            // Beyond what a double holds the freedom is no number, and nothing is known.
            half = freedom > 0 ? quantile(freedom, confidence) * Math.sqrt(vx + vy) : Double.POSITIVE_INFINITY;
        }
        return exponential(new Interval(difference - half, difference, difference + half));
    }

    /** The coefficient of variation (standard deviation / mean), with the chi-squared interval of the deviation. */
    public static Interval variation(double[] forks, double confidence) {
        double cv = Math.sqrt(variance(forks)) / average(forks);
        if (forks.length < 2) {
            return new Interval(0, Double.NaN, Double.POSITIVE_INFINITY);
        }
        double freedom = forks.length - 1.0;
        ChiSquaredDistribution chi = ChiSquaredDistribution.of(freedom);
        double tail = (1 - confidence) / 2;
        return new Interval(
                cv * Math.sqrt(freedom / chi.inverseSurvivalProbability(tail)),
                cv,
                cv * Math.sqrt(freedom / chi.inverseCumulativeProbability(tail)));
    }

    /**
     * How much y rises for each unit of x, by least squares.
     *
     * @param x at least two different values
     * @param y the other value of the same points
     */
    public static double slope(double[] x, double[] y) {
        double meanX = average(x);
        double meanY = average(y);
        double product = 0;
        double square = 0;
        for (int i = 0; i < x.length; i++) {
            product += (x[i] - meanX) * (y[i] - meanY);
            square += (x[i] - meanX) * (x[i] - meanX);
        }
        if (x.length != y.length || square == 0) {
            throw new IllegalArgumentException("a slope needs at least two points with different x, not "
                    + Arrays.toString(x) + " and " + Arrays.toString(y));
        }
        return product / square;
    }

    private static double quantile(double freedom, double confidence) {
        return TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2);
    }

    private static double average(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double variance(double[] values) {
        double mean = average(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static Interval exponential(Interval logarithm) {
        return new Interval(Math.exp(logarithm.low()), Math.exp(logarithm.estimate()), Math.exp(logarithm.high()));
    }
}
