// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.model.Unit;
import java.util.Map;

/**
 * A unit as JMH writes it.
 *
 * @param base the base unit that it is a multiple of
 * @param factor how many of the base unit one of it is
 */
record JmhUnit(Unit base, double factor) {
    /** JMH's abbreviations of {@link java.util.concurrent.TimeUnit}, in ns. */
    private static final Map<String, Double> TIMES =
            Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9, "min", 60e9, "hr", 3600e9, "day", 86400e9);

    private static final double SECOND_NS = 1e9;

    private static final String PER_OPERATION = "/op";
    private static final String OPERATIONS_PER = "ops/";

    /** The unit of a text; what isn't known to have a better way is a count. */
    static JmhUnit of(String text) {
        if (text.startsWith(OPERATIONS_PER) && TIMES.containsKey(text.substring(OPERATIONS_PER.length()))) {
            return new JmhUnit(
                    Unit.OPERATIONS_PER_SECOND, SECOND_NS / TIMES.get(text.substring(OPERATIONS_PER.length())));
        }
        String each = text.endsWith(PER_OPERATION) ? text.substring(0, text.length() - PER_OPERATION.length()) : text;
        if (TIMES.containsKey(each)) {
            return new JmhUnit(Unit.NANOSECONDS, TIMES.get(each));
        }
        return new JmhUnit(
                switch (each) {
                    case "B" -> Unit.BYTES;
                    case "fraction" -> Unit.FRACTION;
                    default -> Unit.COUNT;
                },
                1);
    }

    /** A value of this unit in the base unit. */
    double toBase(double value) {
        return value * factor;
    }
}
