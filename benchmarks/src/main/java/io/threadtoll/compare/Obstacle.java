// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.Run;
import io.threadtoll.model.Unit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Why two series can't be compared. */
final class Obstacle {
    /** What a reader is told of code of which it isn't known whether it is another. */
    static final String UNKNOWN_CODE = "compiled by different JDKs, so whether its code changed is not known";

    /** What a reader is told of other code. */
    static final String OTHER_CODE = "its code changed between the runs";

    /** Keys that say where and when a cell was measured; by all others another cell is other code on purpose. */
    private static final Set<String> CIRCUMSTANCES = Set.of(Series.RUN, Series.JVM, Series.COPY, Series.HALF);

    private Obstacle() {}

    static Optional<String> between(SeriesEstimate baseline, SeriesEstimate other, boolean ignoreCode) {
        if (baseline.series().unit() != other.series().unit()) {
            return Optional.of("measured in " + name(other.series().unit()) + ", the baseline in "
                    + name(baseline.series().unit()));
        }
        if (!ignoreCode && isOtherCode(baseline.series(), other.series())) {
            return Optional.of(OTHER_CODE);
        }
        if (baseline.forks() == 0 || other.forks() == 0) {
            return Optional.of((other.forks() == 0 ? "no fork" : "no fork of the baseline") + " counts");
        }
        return baseline.hasRatioTo(other) || other.series().unit().resolution() > 0
                ? Optional.empty()
                : Optional.of("has values that are not above zero, and so no ratio");
    }

    /** Whether the code surely is another: two compilers may differ about the same source. */
    static boolean isOtherCode(Series baseline, Series other) {
        return differ(baseline, other) && compiler(baseline).equals(compiler(other));
    }

    /** Whether nobody can tell, because different JDKs compiled it. */
    static boolean isUnknownCode(Series baseline, Series other) {
        return differ(baseline, other) && !compiler(baseline).equals(compiler(other));
    }

    private static boolean differ(Series baseline, Series other) {
        return !baseline.code().isEmpty()
                && !other.code().isEmpty()
                && !hashes(baseline).equals(hashes(other))
                && Keys.without(baseline.keys(), CIRCUMSTANCES).equals(Keys.without(other.keys(), CIRCUMSTANCES));
    }

    private static String hashes(Series series) {
        int end = series.code().indexOf(Run.CODE_BY);
        return end < 0 ? series.code() : series.code().substring(0, end);
    }

    private static String compiler(Series series) {
        return series.code().substring(hashes(series).length());
    }

    private static String name(Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
