// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.statistics.Interval;
import io.threadtoll.statistics.Moments;
import io.threadtoll.statistics.Welch;

/**
 * A series with what is computed of it once.
 *
 * @param series the series
 * @param positive whether it has values and all are above zero, so that they have logarithms
 * @param moments those of the logarithms where it is positive, else of the values
 * @param plain those of the values, where their unit has a resolution; else the same as the others
 */
record SeriesEstimate(Series series, boolean positive, Moments moments, Moments plain) {
    static SeriesEstimate of(Series series) {
        double[] forks = new double[series.forks().size()];
        boolean positive = forks.length > 0;
        for (int i = 0; i < forks.length; i++) {
            forks[i] = series.forks().get(i);
            positive &= forks[i] > 0 && Double.isFinite(forks[i]);
        }
        Moments plain = series.unit().resolution() > 0 ? Moments.of(forks) : null;
        for (int i = 0; positive && i < forks.length; i++) {
            forks[i] = Math.log(forks[i]);
        }
        Moments moments = Moments.of(forks);
        return new SeriesEstimate(series, positive, moments, plain == null ? moments : plain);
    }

    /** Its own value: the geometric mean, or the mean of what has none, with its interval. */
    Interval value(double confidence) {
        Interval interval = moments.interval(confidence);
        return positive ? interval.exponential() : interval;
    }

    /** The logarithm of its geometric mean; NaN where it has none. */
    double logarithm() {
        return positive ? moments.mean() : Double.NaN;
    }

    /** How many forks it is of. */
    int forks() {
        return moments.count();
    }

    /** The logarithm of its ratio to the other. Values without logarithms have one where all are the same number. */
    Welch over(SeriesEstimate baseline) {
        return isSameNumber(baseline) ? Welch.EQUAL : Welch.between(moments, baseline.moments);
    }

    /** Whether there is such a ratio. */
    boolean hasRatioTo(SeriesEstimate baseline) {
        return (positive && baseline.positive) || isSameNumber(baseline);
    }

    private boolean isSameNumber(SeriesEstimate other) {
        return !positive
                && !other.positive
                && series.forks().stream().distinct().count() == 1
                && other.series.forks().stream().distinct().count() == 1
                && moments.mean() == other.moments.mean();
    }
}
