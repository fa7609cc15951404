// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.statistics.Interval;

/** What a comparison says to a script. */
public final class Regression {
    private Regression() {}

    /** Whether anything at all could be compared: of one fork a side nothing is known of how much forks differ. */
    public static boolean isComparable(Comparison comparison) {
        return comparison.rows().stream()
                .flatMap(row -> row.changes().stream())
                .anyMatch(change -> Double.isFinite(change.adjustedP()));
    }

    /**
     * Whether something surely became worse by more than a share. A rate counts as what a time would: one that fell by a
     * factor of 1.25 is worse by 25 %.
     *
     * @param share how much worse is borne, 0 for nothing
     */
    public static boolean isWorse(Comparison comparison, double share) {
        return comparison.rows().stream()
                .flatMap(row -> row.changes().stream())
                .anyMatch(change -> change.shift() == Shift.WORSE && atLeast(change.ratio()) > 1 + share);
    }

    /** By what factor it changed at least: the near bound of the interval, and beyond all where there is no ratio. */
    private static double atLeast(Interval ratio) {
        return Double.isNaN(ratio.estimate()) ? Double.POSITIVE_INFINITY : Math.max(ratio.low(), 1 / ratio.high());
    }
}
