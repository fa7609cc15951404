// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

/**
 * An estimate with the bounds of its confidence interval.
 *
 * @param low lower bound; negative infinity where there are too few forks to tell
 * @param estimate the estimate
 * @param high upper bound; positive infinity where there are too few forks to tell
 */
public record Interval(double low, double estimate, double high) {
    /** The interval of what this is the logarithm of. */
    public Interval exponential() {
        return new Interval(Math.exp(low), Math.exp(estimate), Math.exp(high));
    }

    /** Whether the whole interval is above a value. */
    public boolean isAbove(double value) {
        return low > value;
    }

    /** Whether the whole interval is below a value. */
    public boolean isBelow(double value) {
        return high < value;
    }
}
