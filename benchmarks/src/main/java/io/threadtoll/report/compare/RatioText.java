// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A ratio as a person reads it: a signed percent, such as {@code +15.2 % [+13.1, +17.4]}. From tenfold or down to a
 * hundredth, where percents stop saying much, it is a factor, such as {@code x14.5 [13.1, 16.0]}.
 */
public final class RatioText {
    /** Stands for a ratio that is not known. */
    static final String UNKNOWN = "-";

    private static final double LEAST_FACTOR = 10;
    private static final double MOST_FRACTION = 0.01;

    /** Percents beyond this only widen a column. */
    private static final double MOST_PERCENT = 9999;

    private RatioText() {}

    /** The estimate and the interval. */
    public static String of(Interval ratio) {
        return (estimate(ratio) + " " + bounds(ratio)).strip();
    }

    /** The estimate, "-" where there is none. */
    public static String estimate(Interval ratio) {
        double estimate = ratio.estimate();
        if (!Double.isFinite(estimate)) {
            return UNKNOWN;
        }
        return isFactor(estimate) ? "x" + Unit.COUNT.format(estimate) : signed(estimate) + " %";
    }

    /** The interval in brackets; said to be missing where there are too few forks for one. */
    public static String bounds(Interval ratio) {
        if (!Double.isFinite(ratio.estimate())) {
            return "";
        }
        if (!IntervalText.isBounded(ratio)) {
            return "[no interval]";
        }
        return isFactor(ratio.estimate())
                ? "[" + Unit.COUNT.format(ratio.low()) + ", " + Unit.COUNT.format(ratio.high()) + "]"
                : "[" + signed(ratio.low()) + ", " + signed(ratio.high()) + "]";
    }

    /** A share as a percent without a sign, such as {@code 5 %} or {@code 7.3 %}. */
    static String share(double share) {
        String percent = String.format(Locale.ROOT, "%.1f", 100 * share);
        return (percent.endsWith(".0") ? percent.substring(0, percent.length() - 2) : percent) + " %";
    }

    /** The same with its sign, such as {@code +25 %}. */
    static String signedShare(double share) {
        return (share < 0 ? "\u2212" : "+") + share(Math.abs(share));
    }

    /** A factor without needless zeros. */
    static String plain(double factor) {
        return BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString();
    }

    private static boolean isFactor(double estimate) {
        return estimate >= LEAST_FACTOR || estimate <= MOST_FRACTION;
    }

    private static String signed(double ratio) {
        double percent = 100 * (ratio - 1);
        if (percent > MOST_PERCENT) {
            return String.format(Locale.ROOT, ">+%.0f", MOST_PERCENT);
        }
        String text = String.format(Locale.ROOT, Math.abs(percent) < 99.95 ? "%+.1f" : "%+.0f", percent);
        return text.equals("+0.0") || text.equals("-0.0") ? "0.0" : text;
    }
}
