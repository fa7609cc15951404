// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.model.Unit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A unit as JMH and others who write its format spell it.
 *
 * @param base the base unit that it is a multiple of
 * @param factor how many of the base unit one of it is
 * @param better which way it improves
 */
record JmhUnit(Unit base, double factor, Unit.Better better) {
    private static final double SECOND_NS = 1e9;

    /**
     * JMH's abbreviations of {@link java.util.concurrent.TimeUnit}, and what kotlinx-benchmark and people write, in ns.
     */
    private static final Map<String, Double> TIMES = Map.ofEntries(
            Map.entry("ns", 1.0),
            Map.entry("nsec", 1.0),
            Map.entry("us", 1e3),
            Map.entry("usec", 1e3),
            Map.entry("\u00b5s", 1e3),
            Map.entry("\u03bcs", 1e3),
            Map.entry("ms", 1e6),
            Map.entry("msec", 1e6),
            Map.entry("s", SECOND_NS),
            Map.entry("sec", SECOND_NS),
            Map.entry("second", SECOND_NS),
            Map.entry("seconds", SECOND_NS),
            Map.entry("m", 60e9),
            Map.entry("min", 60e9),
            Map.entry("h", 3600e9),
            Map.entry("hr", 3600e9),
            Map.entry("d", 86400e9),
            Map.entry("day", 86400e9));

    /** JMH's name of the mode that counts operations in a time; all others measure the time of one. */
    private static final String THROUGHPUT = "thrpt";

    private static final String PER_OPERATION = "/op";
    private static final Pattern OPERATIONS_PER = Pattern.compile("(?:ops?|operations)/(.+)");

    /** The unit of a text; what isn't known to have a better way is a count. */
    static JmhUnit of(String text) {
        Matcher rate = OPERATIONS_PER.matcher(text);
        if (rate.matches() && TIMES.containsKey(rate.group(1))) {
            return new JmhUnit(Unit.OPERATIONS_PER_SECOND, SECOND_NS / TIMES.get(rate.group(1)));
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

    /** The unit of a benchmark's score: of one that isn't known the mode says which way is better. */
    static JmhUnit ofScore(String text, String mode) {
        JmhUnit unit = of(text);
        return unit.better != Unit.Better.NEITHER
                ? unit
                : new JmhUnit(unit.base, unit.factor, mode.equals(THROUGHPUT) ? Unit.Better.HIGHER : Unit.Better.LOWER);
    }

    private JmhUnit(Unit base, double factor) {
        this(base, factor, base.better());
    }

    /** A value of this unit in the base unit. */
    double toBase(double value) {
        return value * factor;
    }
}
