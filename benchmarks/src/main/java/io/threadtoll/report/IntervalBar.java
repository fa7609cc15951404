// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.IntervalText;
import io.threadtoll.statistics.Interval;
import java.util.Locale;

/**
 * Where an interval lies on its scale, as lengths that SVG takes.
 *
 * @param from where it begins
 * @param length how long it is
 * @param point where the estimate is
 */
public record IntervalBar(String from, String length, String point) {
    static IntervalBar of(IntervalScale scale, Interval interval) {
        double point = scale.at(interval.estimate());
        double from = IntervalText.isBounded(interval) ? scale.at(interval.low()) : point;
        double to = IntervalText.isBounded(interval) ? scale.at(interval.high()) : point;
        return new IntervalBar(percent(from), percent(to - from), percent(point));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
