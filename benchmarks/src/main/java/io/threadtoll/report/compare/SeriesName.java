// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import java.util.List;

/**
 * What a row is called.
 *
 * @param benchmark the benchmark without its package; empty where that is said elsewhere
 * @param params all else that tells it from others, such as {@code mutex=TWO_STATE} and {@code x4} for four threads
 */
public record SeriesName(String benchmark, List<String> params) {
    /** Longer parts are cut: only a file that lies has any. CSV and JSON have them whole. */
    private static final int LONGEST = 120;

    public SeriesName {
        benchmark = cut(benchmark);
        params = params.stream().map(SeriesName::cut).toList();
    }

    /** All of it on one line, "-" where it has no name at all. */
    public String text() {
        String text = (benchmark + " " + String.join(" ", params)).strip();
        return text.isEmpty() ? "-" : text;
    }

    private static String cut(String part) {
        return part.length() <= LONGEST ? part : part.substring(0, LONGEST) + "...";
    }
}
