// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.model.IntervalText;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.statistics.Interval;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a ratio lies on the axis, as lengths that SVG takes.
 *
 * @param from where its interval begins
 * @param length how long it is
 * @param point where the estimate is; empty where the axis doesn't reach it
 * @param bandFrom where the band begins inside of which a change doesn't matter
 * @param bandLength how long that is
 * @param goesOnLeft whether the interval goes on beyond the left end
 * @param goesOnRight whether the interval goes on beyond the right end
 * @param bounded whether there is an interval at all
 */
public record RatioBar(
        String from,
        String length,
        Optional<String> point,
        String bandFrom,
        String bandLength,
        boolean goesOnLeft,
        boolean goesOnRight,
        boolean bounded) {
    /** The bar of a ratio; empty where it can't lie on a logarithmic axis. */
    static Optional<RatioBar> of(Axis axis, Interval ratio, double delta) {
        if (!RatioAxis.holds(ratio.estimate())) {
            return Optional.empty();
        }
        boolean bounded = IntervalText.isBounded(ratio) && ratio.low() > 0;
        double low = bounded ? ratio.low() : ratio.estimate();
        double high = bounded ? ratio.high() : ratio.estimate();
        double band = Double.isFinite(delta) && delta > 0 ? 1 + delta : 1;
        return Optional.of(new RatioBar(
                percent(axis.at(low)),
                percent(axis.at(high) - axis.at(low)),
                axis.reaches(ratio.estimate()) ? Optional.of(percent(axis.at(ratio.estimate()))) : Optional.empty(),
                percent(axis.at(1 / band)),
                percent(axis.at(band) - axis.at(1 / band)),
                low < 1 / axis.most(),
                high > axis.most(),
                bounded));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }
}
