// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import io.threadtoll.statistics.Interval;

/**
 * Where a figure has to lie for a claim to hold, and where it has to lie for the claim to be wrong: fixed before anything
 * runs. Both ends belong to the band.
 *
 * @param low the least value for which the claim holds; negative infinity where there is none
 * @param high the greatest; positive infinity where there is none
 * @param refutedBelow the claim is wrong where the whole interval is below this
 * @param refutedAbove or above this
 */
public record Band(double low, double high, double refutedBelow, double refutedAbove) {
    /** The claim holds from {@code low} to {@code high} and is wrong elsewhere. */
    public static Band between(double low, double high) {
        return new Band(low, high, low, high);
    }

    /** The claim holds from {@code low} on and is wrong below. */
    public static Band atLeast(double low) {
        return between(low, Double.POSITIVE_INFINITY);
    }

    /** The claim holds up to {@code high} and is wrong above. */
    public static Band atMost(double high) {
        return between(Double.NEGATIVE_INFINITY, high);
    }

    /** The claim holds for exactly this value. */
    public static Band exactly(double value) {
        return between(value, value);
    }

    /** The claim holds for whatever is greater than {@code limit}, and is wrong for {@code limit} and less. */
    public static Band above(double limit) {
        return atLeast(Math.nextUp(limit));
    }

    /** The claim holds for whatever is less than {@code limit}, and is wrong for {@code limit} and more. */
    public static Band below(double limit) {
        return atMost(Math.nextDown(limit));
    }

    /** The same, but the claim is wrong only below {@code limit}: what lies between leaves it open. */
    public Band refutedOnlyBelow(double limit) {
        return new Band(low, high, limit, Double.POSITIVE_INFINITY);
    }

    /** The same, but the claim is wrong only above {@code limit}: what lies between leaves it open. */
    public Band refutedOnlyAbove(double limit) {
        return new Band(low, high, Double.NEGATIVE_INFINITY, limit);
    }

    /** The same, but outside of it the claim is only open. */
    public Band neverRefuting() {
        return new Band(low, high, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** What an interval says: only as a whole it can hold or refute; where it isn't a number it says nothing. */
    public Outcome judge(Interval interval) {
        if (interval.low() >= low && interval.high() <= high) {
            return Outcome.REPRODUCED;
        }
        return interval.isBelow(refutedBelow) || interval.isAbove(refutedAbove)
                ? Outcome.REFUTED
                : Outcome.INCONCLUSIVE;
    }

    /** Whether a value lies within the band. */
    public boolean holds(double value) {
        return value >= low && value <= high;
    }
}
