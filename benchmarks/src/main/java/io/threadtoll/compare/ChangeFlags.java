// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Moments;
import io.threadtoll.statistics.Welch;
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

    /** So many standard errors to both sides are 95 % of a normal distribution. */
    private static final double NORMAL_95 = 1.96;

    private final Contrast contrast;

    ChangeFlags(Contrast contrast) {
        this.contrast = contrast;
    }

    /** The reason first, then what the checks say, then what was known of the series itself. */
    List<String> of(Shift shift, int open) {
        Series baseline = contrast.baseline().series();
        Series series = contrast.estimate().series();
        List<String> flags = new ArrayList<>();
        contrast.obstacle().ifPresent(flags::add);
        if (contrast.obstacle().isEmpty()) {
            if (!contrast.hasEnoughForks()) {
                flags.add("needs at least " + Moments.FEWEST + " forks a side");
                if (!baseline.flags().contains(Series.NO_FORKS)
                        && !series.flags().contains(Series.NO_FORKS)) {
                    noise(flags);
                }
            }
            difference(flags);
            alone(shift, open, flags);
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

    /** What forks would have to vary by, a standard deviation of logarithms, for the change to be 1.96 of its errors. */
    private void noise(List<String> flags) {
        double size = contrast.ratio().map(Welch::difference).map(Math::abs).orElse(Double.NaN);
        double errors = NORMAL_95
                * Math.sqrt(1.0 / contrast.baseline().forks()
                        + 1.0 / contrast.estimate().forks());
        if (size > 0 && Double.isFinite(size)) {
            double vary = 100 * size / errors;
            String format = vary < 10 ? "%.2g" : "%.0f";
            flags.add("noise only if forks vary by " + String.format(Locale.ROOT, format, vary) + " % or more");
        }
    }

    /** A change that would be sure if nothing else had been looked at. */
    private void alone(Shift shift, int open, List<String> flags) {
        if (shift == Shift.INCONCLUSIVE
                && contrast.isTested()
                && contrast.p() <= contrast.rule().error()) {
            flags.add(String.format(
                    Locale.ROOT,
                    "alone it would be %s (p = %.2g); of the %d that are open, chance may bring one like it",
                    contrast.direction().name().toLowerCase(Locale.ROOT),
                    contrast.p(),
                    open));
        }
    }

    /** Where the difference decides, and not the ratio, it is said. */
    private void difference(List<String> flags) {
        Unit unit = contrast.estimate().series().unit();
        if (contrast.isBelowResolution() && contrast.estimate().positive()) {
            flags.add("differs by less than " + unit.format(unit.resolution()) + ", which is no difference");
        } else if (contrast.ratio().isEmpty()) {
            contrast.difference()
                    .map(of -> of.interval(contrast.rule().confidence()))
                    .ifPresent(of ->
                            flags.add("there is no ratio to nothing; the difference is " + IntervalText.of(unit, of)));
        }
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
