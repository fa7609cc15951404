// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** What a reader has to know of a change. */
final class ChangeFlags {
    /** Below this the ranks can't be unlikely enough to check anything. */
    private static final int FORKS_FOR_RANKS = 4;

    /** A sure change whose ranks are as mixed as this rests on a few forks. */
    private static final double GROSS = 0.2;

    private final Contrast contrast;

    ChangeFlags(Contrast contrast) {
        this.contrast = contrast;
    }

    /** The reason first, then what the checks say, then what was known of the series itself. */
    List<String> of(Shift shift) {
        Series baseline = contrast.baseline().series();
        Series series = contrast.estimate().series();
        List<String> flags = new ArrayList<>();
        contrast.obstacle().ifPresent(flags::add);
        if (contrast.obstacle().isEmpty()) {
            if (!contrast.hasEnoughForks()) {
                flags.add("needs at least 2 forks a side");
            }
            if (Obstacle.isOtherCode(baseline, series)) {
                flags.add(Obstacle.OTHER_CODE + ", compared all the same");
            }
            if (Obstacle.isUnknownCode(baseline, series)) {
                flags.add(Obstacle.UNKNOWN_CODE);
            }
            checkRanks(shift, baseline, series, flags);
        }
        flags.addAll(series.flags());
        baseline.flags().stream()
                .filter(flag -> !series.flags().contains(flag))
                .map(flag -> "baseline: " + flag)
                .forEach(flags::add);
        return flags;
    }

    /** Mann and Whitney's test knows only the order of the forks, so a single outlier can't deceive it. */
    private static void checkRanks(Shift shift, Series baseline, Series series, List<String> flags) {
        boolean changed = shift == Shift.BETTER || shift == Shift.WORSE || shift == Shift.DIFFERENT;
        if (!changed || Math.min(baseline.forks().size(), series.forks().size()) < FORKS_FOR_RANKS) {
            return;
        }
        double p = MannWhitneyUTest.withDefaults()
                .test(forks(series), forks(baseline))
                .getPValue();
        if (p > GROSS) {
            flags.add(String.format(
                    Locale.ROOT, "the order of its forks doesn't bear the change out (Mann-Whitney p = %.2f)", p));
        }
    }

    private static double[] forks(Series series) {
        return series.forks().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
