// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import java.util.List;

/**
 * A difference of two means that may have different variances (Welch 1947), or a mean of such differences. Of logarithms,
 * it is the logarithm of a ratio.
 *
 * @param difference the first mean less the second
 * @param error its standard error; 0 where nothing varies, infinite where a side has fewer than {@link Moments#FEWEST}
 * @param freedom its degrees of freedom after Welch and Satterthwaite, to a hundredth, which is far finer than they are
 *     known and lets quantiles be remembered; NaN where the error is 0 or infinite
 */
public record Welch(double difference, double error, double freedom) {
    /** Nothing varies and nothing differs. */
    public static final Welch EQUAL = new Welch(0, 0, Double.NaN);

    /** Equal values can differ by this much after a logarithm. */
    private static final double ROUNDING = 1e-12;

    public Welch {
        freedom = Math.rint(100 * freedom) / 100;
    }

    /** The difference a - b. */
    public static Welch between(Moments a, Moments b) {
        double difference = a.mean() - b.mean();
        if (Math.min(a.count(), b.count()) < Moments.FEWEST) {
            return new Welch(difference, Double.POSITIVE_INFINITY, Double.NaN);
        }
        double va = a.variance() / a.count();
        double vb = b.variance() / b.count();
        if (!(va + vb > 0)) {
            return new Welch(difference, 0, Double.NaN);
        }
        double share = va / (va + vb);
        double freedom = 1 / (share * share / (a.count() - 1) + (1 - share) * (1 - share) / (b.count() - 1));
        return new Welch(difference, Math.sqrt(va + vb), freedom);
    }

    /** The mean of paired differences, with Student's own degrees of freedom. */
    public static Welch mean(Moments differences) {
        if (differences.count() < Moments.FEWEST) {
            return new Welch(differences.mean(), Double.POSITIVE_INFINITY, Double.NaN);
        }
        double error = Math.sqrt(differences.variance() / differences.count());
        return new Welch(differences.mean(), error, error > 0 ? differences.count() - 1.0 : Double.NaN);
    }

    /** The mean of independent differences, each with a bounded error, with the variance of that mean. */
    public static Welch mean(List<Welch> differences) {
        double sum = 0;
        double variance = 0;
        for (Welch each : differences) {
            sum += each.difference;
            variance += each.error * each.error;
        }
        double inverse = 0;
        for (Welch each : differences) {
            double share = each.error * each.error / variance;
            inverse += share > 0 ? share * share / each.freedom : 0;
        }
        double freedom = variance > 0 ? 1 / inverse : Double.NaN;
        return new Welch(sum / differences.size(), Math.sqrt(variance) / differences.size(), freedom);
    }

    /** The difference with its interval. */
    public Interval interval(double confidence) {
        double half = error == 0 || Double.isInfinite(error) ? error : error * StudentT.quantile(freedom, confidence);
        return new Interval(difference - half, difference, difference + half);
    }

    /** Whether the error is known. */
    public boolean isBounded() {
        return Double.isFinite(error);
    }

    /**
     * The p of a difference of more than a margin, in either direction: twice the smaller one-sided one. It is below 0.05
     * exactly where the 95 % interval is wholly outside the margin on one side.
     *
     * @param margin at least 0; with 0 it is the usual two-sided p
     */
    public double beyond(double margin) {
        double excess = Math.abs(difference) - margin;
        if (error == 0) {
            return excess > ROUNDING ? 0 : 1;
        }
        return Math.min(1, 2 * StudentT.above(excess / error, freedom));
    }

    /** Whether the whole interval lies within a margin to both sides of none. */
    public boolean isWithin(double margin, double confidence) {
        Interval interval = interval(confidence);
        return interval.low() >= -margin - ROUNDING && interval.high() <= margin + ROUNDING;
    }
}
