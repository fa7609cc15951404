// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

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
        return Moments.of(forks).interval(confidence);
    }

    /** The geometric mean of positive values, with Student's t interval of their logarithms. */
    public static Interval geometricMean(double[] forks, double confidence) {
        return mean(logarithms(forks), confidence).exponential();
    }

    /**
     * The ratio a/b of the geometric means, with Welch's t interval of the logarithms (Welch 1947).
     *
     * @param a fork means, positive, at least two for a bounded interval
     * @param b likewise
     */
    public static Interval ratio(double[] a, double[] b, double confidence) {
        return Welch.between(Moments.of(logarithms(a)), Moments.of(logarithms(b)))
                .interval(confidence)
                .exponential();
    }

    /** The coefficient of variation (standard deviation / mean), with the chi-squared interval of the deviation. */
    public static Interval variation(double[] forks, double confidence) {
        double cv = Math.sqrt(Moments.of(forks).variance()) / average(forks);
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

    private static double average(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double[] logarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }
}
