// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import java.util.Arrays;

/**
 * Spearman's rho: how far one quantity rises whenever another does, whatever the shape of the curve. It is Pearson's
 * correlation of the ranks, where equal values share the mean of their ranks (Spearman 1904).
 */
public final class RankCorrelation {
    private RankCorrelation() {}

    /**
     * From -1, always falls, to 1, always rises; NaN where one of the two is the same everywhere.
     *
     * @param x one value a case, all finite
     * @param y the other, of the same cases in the same order
     */
    public static double of(double[] x, double[] y) {
        if (x.length != y.length || x.length < 2) {
            throw new IllegalArgumentException(
                    "a correlation needs the same cases twice, at least two, not " + x.length + " and " + y.length);
        }
        double[] a = centred(ranks(x));
        double[] b = centred(ranks(y));
        return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
    }

    /** From 1; a value's rank is the number of smaller ones and half of its equals, itself among them, and a half. */
    private static double[] ranks(double[] values) {
        return Arrays.stream(values)
                .map(value -> Arrays.stream(values)
                                .filter(other -> other < value)
                                .count()
                        + (Arrays.stream(values).filter(other -> other == value).count() + 1) / 2.0)
                .toArray();
    }

    private static double[] centred(double[] ranks) {
        double mean = (ranks.length + 1) / 2.0;
        return Arrays.stream(ranks).map(rank -> rank - mean).toArray();
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
