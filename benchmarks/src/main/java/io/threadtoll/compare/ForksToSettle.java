// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.statistics.Moments;
import io.threadtoll.statistics.Welch;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many forks a side would probably, in four of five cases, settle what the present ones leave open, if means and
 * variances stay what they seem to be now.
 *
 * <p>The usual formula for two means, with the correction for Student's t of Guenther (1981): a quarter of the squared
 * quantile more.
 */
public final class ForksToSettle {
    /** Nobody makes so many; the difference is then as good as at the margin, and no number settles it. */
    private static final int MOST = 1000;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double POWER = NORMAL.inverseCumulativeProbability(0.8);

    private ForksToSettle() {}

    /**
     * Forks a side, more than there are now; 0 where no number is known, and where a change lies between what is equivalent and
     * what the machine's floor lets be called one.
     *
     * @param rule what is to be told, and how surely
     * @param family how many changes that are not found yet it is tested among
     */
    static int of(Welch ratio, Moments a, Moments b, Contrast.Rule rule, int family) {
        double size = Math.abs(ratio.difference());
        double changed = Math.log1p(rule.delta());
        double alpha = size > changed ? rule.error() / family : rule.error();
        double margin = size > changed ? changed : Math.log1p(rule.equivalence());
        if (size > margin && size <= changed) {
            return 0;
        }
        double quantile = NORMAL.inverseSurvivalProbability(alpha / 2);
        double distance = (size - margin) / (quantile + POWER);
        double forks = (a.variance() + b.variance()) / (distance * distance) + quantile * quantile / 4;
        return forks <= MOST ? Math.max((int) Math.ceil(forks), Math.max(a.count(), b.count()) + 1) : 0;
    }

    /**
     * The smallest change that so many forks a side will probably, in four of five cases, show; empty where they are too few for
     * any.
     *
     * @param deviation the standard deviation of the forks' logarithms
     * @param error what a look may err, all comparisons together
     * @param family how many of them there are
     * @return the share, such as 0.15
     */
    public static OptionalDouble smallestChange(double deviation, int forks, double error, int family) {
        double quantile = NORMAL.inverseSurvivalProbability(error / family / 2);
        double enough = forks - quantile * quantile / 4;
        return enough > 0
                ? OptionalDouble.of(Math.expm1(
                        Math.log1p(CompareOptions.DELTA) + (quantile + POWER) * deviation * Math.sqrt(2 / enough)))
                : OptionalDouble.empty();
    }
}
