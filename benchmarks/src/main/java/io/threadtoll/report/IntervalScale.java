// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A scale that the scores of one unit share, so that their bars can be compared.
 *
 * @param least the left end
 * @param most the right end
 * @param logarithmic whether equal lengths are equal ratios
 */
record IntervalScale(double least, double most, boolean logarithmic) {
    /** Beyond this ratio of the ends the small values of a linear scale can't be told apart. */
    private static final double WIDEST_LINEAR = 50;

    /** Left free at both ends, so that the mark of an estimate is never cut. */
    private static final double MARGIN = 0.04;

    /** An interval may stick out of the scale this far, so that a wide one doesn't press the others together. */
    private static final double FARTHEST = 3;

    static IntervalScale of(List<Interval> intervals) {
        DoubleSummaryStatistics estimates =
                intervals.stream().mapToDouble(Interval::estimate).summaryStatistics();
        DoubleSummaryStatistics bounds = intervals.stream()
                .filter(IntervalText::isBounded)
                .flatMapToDouble(interval -> DoubleStream.of(interval.low(), interval.high()))
                .summaryStatistics();
        double least = Math.min(estimates.getMin(), bounds.getMin());
        double most = Math.max(estimates.getMax(), bounds.getMax());
        if (estimates.getMin() > 0) {
            least = Math.max(least, estimates.getMin() / FARTHEST);
            most = Math.min(most, estimates.getMax() * FARTHEST);
        }
        return new IntervalScale(least, most, least > 0 && most / least > WIDEST_LINEAR);
    }

    /** Where a value lies, 0 at the left and 1 at the right; at the end that is nearer where it lies outside. */
    double at(double value) {
        if (most <= least) {
            return 0.5;
        }
        double inside = Math.max(least, Math.min(most, value));
        double share =
                logarithmic ? Math.log(inside / least) / Math.log(most / least) : (inside - least) / (most - least);
        return MARGIN + (1 - 2 * MARGIN) * share;
    }

    /** The scale in words. */
    String describe(Unit unit) {
        return "Bars from " + unit.format(least) + " to " + unit.format(most)
                + (logarithmic ? " on a logarithmic scale" : "");
    }
}
