// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.statistics.Moments;
import io.threadtoll.statistics.Welch;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A comparison that was measured on though it was decided, so that it shows whether the machine has drifted since: whether the
 * forks after the decision are of another kind than those before.
 */
final class Sentinel {
    private Sentinel() {}

    /**
     * What a reader has to know of a series that is longer than what decided; empty where it did not drift, or is not longer.
     *
     * @param whole all of the series
     * @param decided how many of its forks decided
     * @param rule how sure to be
     */
    static Optional<String> drift(Series whole, int decided, Contrast.Rule rule) {
        double[] before = logarithms(whole, 0, decided);
        double[] after = logarithms(whole, decided, whole.forks().size());
        if (Math.min(before.length, after.length) < Moments.FEWEST
                || !IntStream.range(0, whole.forks().size())
                        .allMatch(i -> whole.forks().get(i) > 0)) {
            return Optional.empty();
        }
        Welch drift = Welch.between(Moments.of(after), Moments.of(before));
        return drift.beyond(Math.log1p(rule.delta())) > rule.error()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the machine drifted: %d forks that were made after this was decided differ from the %d before by"
                                + " %+.0f %%",
                        after.length,
                        before.length,
                        100 * Math.expm1(drift.difference())));
    }

    private static double[] logarithms(Series series, int from, int to) {
        return series.forks().subList(from, Math.max(from, to)).stream()
                .mapToDouble(Math::log)
                .toArray();
    }
}
