// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** The base unit a quantity is stored in. Scaling happens only when it is printed. */
public enum Unit {
    NANOSECONDS(Better.LOWER),
    OPERATIONS_PER_SECOND(Better.HIGHER),
    BYTES(Better.LOWER),
    /** A share of a whole, 0 to 1. */
    FRACTION(Better.NEITHER),
    /** A plain number. */
    COUNT(Better.NEITHER);

    /** Which way a quantity improves. */
    public enum Better {
        LOWER,
        HIGHER,
        NEITHER
    }

    private static final String[] TIME = {"ns", "us", "ms", "s"};
    private static final String[] RATE = {"ops/s", "kops/s", "Mops/s", "Gops/s"};
    private static final String[] PLAIN = {"", "k", "M", "G"};
    private static final String[] SIZE = {"B", "KiB", "MiB", "GiB", "TiB"};

    private final Better better;

    Unit(Better better) {
        this.better = better;
    }

    /** Which way a quantity of this unit improves. */
    public Better better() {
        return better;
    }

    /**
     * A difference that is none, however large its share: half a byte, since memory is allocated in whole ones; 0 where any
     * may matter.
     */
    public double resolution() {
        return this == BYTES ? 0.5 : 0;
    }

    /** The unit that the name of a metric carries: {@code cpuNs}, {@code rssBytes}, {@code connectPerSecond}. */
    public static Unit ofMetric(String name) {
        if (name.endsWith("Ns")) {
            return NANOSECONDS;
        }
        if (name.endsWith("Bytes")) {
            return BYTES;
        }
        if (name.endsWith("PerSecond")) {
            return OPERATIONS_PER_SECOND;
        }
        return name.endsWith("Fraction") ? FRACTION : COUNT;
    }

    /** A value as a person reads it: three significant digits and a scaled unit. */
    public String format(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "-" : String.valueOf(value);
        }
        return switch (this) {
            case NANOSECONDS -> scaled(value, 1000, TIME);
            case OPERATIONS_PER_SECOND -> scaled(value, 1000, RATE);
            case BYTES -> scaled(value, 1024, SIZE);
            case FRACTION -> digits(100 * value) + " %";
            case COUNT -> scaled(value, 1000, PLAIN);
        };
    }

    private static String scaled(double value, double step, String[] units) {
        int scale = 0;
        double left = value;
        while (shown(Math.abs(left)) >= step && scale < units.length - 1) {
            left /= step;
            scale++;
        }
        return (digits(left) + " " + units[scale]).strip();
    }

    /** A size as it is going to be printed, so that 999.7 counts as 1000 and 9.999 as 10. */
    private static double shown(double size) {
        return size < 100 ? new BigDecimal(size).round(new MathContext(3)).doubleValue() : Math.rint(size);
    }

    /** Three significant digits, without an exponent where it would only make a number longer. */
    private static String digits(double value) {
        double size = shown(Math.abs(value));
        if (size == 0) {
            return "0";
        }
        if (size < 0.001) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
