// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.measure.Unit;
import io.threadtoll.measure.statistics.Interval;

/** An interval as a person reads it. */
final class IntervalText {
    private IntervalText() {}

    /** Such as {@code 12.3 us [11.9, 12.8]}; only the estimate where the bounds are unknown, "-" where all is. */
    static String of(Unit unit, Interval interval) {
        String estimate = unit.format(interval.estimate());
        if (Double.isNaN(interval.estimate())
                || !Double.isFinite(interval.low())
                || !Double.isFinite(interval.high())) {
            return estimate;
        }
        String scale = estimate.contains(" ") ? estimate.substring(estimate.indexOf(' ')) : "";
        return estimate + " [" + without(scale, unit.format(interval.low())) + ", "
                + without(scale, unit.format(interval.high())) + "]";
    }

    private static String without(String scale, String text) {
        return text.endsWith(scale) ? text.substring(0, text.length() - scale.length()) : text;
    }
}
