// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Steadiness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a reader of a cell's figures has to know of its forks. */
public final class SteadinessText {
    private SteadinessText() {}

    /**
     * A warning each for forks that drift and forks of two kinds; none where all is well, and none of what is neither better
     * nor worse for being more.
     *
     * @param unit the unit of the forks' means
     * @param means each fork's mean
     * @param drifts each fork's {@link Steadiness#drift}
     */
    public static List<String> of(Unit unit, double[] means, double[] drifts) {
        if (unit.better() == Unit.Better.NEITHER) {
            return List.of();
        }
        List<String> warnings = new ArrayList<>();
        Steadiness.commonDrift(drifts)
                .ifPresent(drift -> warnings.add(String.format(
                        Locale.ROOT,
                        "not steady: from the first to the last iteration of a fork it changes by %+.0f %% [%+.0f, %+.0f]",
                        100 * drift.estimate(),
                        100 * drift.low(),
                        100 * drift.high())));
        Steadiness.modes(means)
                .ifPresent(modes -> warnings.add("forks are of two kinds: " + modes.fewer() + " at about "
                        + unit.format(modes.low()) + ", " + modes.more() + " at about " + unit.format(modes.high())
                        + "; the mean is of neither"));
        return warnings;
    }
}
