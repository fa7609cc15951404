// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import io.threadtoll.statistics.Interval;
import java.util.Locale;

/** An interval as a person reads it. */
public final class IntervalText {
    private IntervalText() {}

    /** Such as {@code 12.3 us [11.9, 12.8]}; only the estimate where the bounds are unknown, "-" where all is. */
    public static String of(Unit unit, Interval interval) {
        String estimate = unit.format(interval.estimate());
        if (!isBounded(interval)) {
            return estimate;
        }
        String low = unit.format(interval.low());
        String high = unit.format(interval.high());
        String scale = estimate.contains(" ") ? estimate.substring(estimate.indexOf(' ')) : "";
        boolean shared = low.endsWith(scale) && high.endsWith(scale);
        int omitted = shared ? scale.length() : 0;
        return estimate + " [" + low.substring(0, low.length() - omitted) + ", "
                + high.substring(0, high.length() - omitted) + "]";
    }

    /** A ratio with its interval, bounded or not, such as {@code 0.85 [0.82, 0.88]}. */
    public static String ofRatio(Interval ratio) {
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", ratio.estimate(), ratio.low(), ratio.high());
    }

    /** Whether both bounds are known: with one fork a geometric mean lies between 0 and infinity, which says nothing. */
    public static boolean isBounded(Interval interval) {
        return Double.isFinite(interval.estimate())
                && Double.isFinite(interval.low())
                && Double.isFinite(interval.high());
    }
}
