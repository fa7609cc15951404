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
    /** Longer parts are cut: only a file that lies has any. */
    private static final int LONGEST = 120;

    public SeriesName {
        benchmark = Brief.of(benchmark, LONGEST);
        params = params.stream().map(param -> Brief.of(param, LONGEST)).toList();
    }

    /** All of it on one line, "-" where it has no name at all. */
    public String text() {
        String text = (benchmark + " " + String.join(" ", params)).strip();
        return text.isEmpty() ? "-" : text;
    }
}
