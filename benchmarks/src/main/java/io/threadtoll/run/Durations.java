// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write and read them: {@code 90s}, {@code 15m}, {@code 2h}. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(s|m|h)");

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @throws IllegalArgumentException if it is no number with s, m or h behind it
     */
    public static Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no duration; write 90s, 15m or 2h");
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /** The shortest duration that {@link #text} has a text of and that is no shorter: what to give where so much is needed. */
    static String enough(long ns) {
        long unit = TimeUnit.SECONDS.toNanos(ns < TimeUnit.HOURS.toNanos(1) ? 1 : 60);
        return text((ns + unit - 1) / unit * unit);
    }

    /** A duration in minutes and seconds, with hours where there are any. */
    public static String text(long ns) {
        long seconds = Math.round(ns / 1e9);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d h", seconds / 3600, seconds % 3600 / 60);
    }
}
