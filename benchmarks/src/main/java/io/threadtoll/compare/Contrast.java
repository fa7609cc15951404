// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import io.threadtoll.statistics.Welch;
import java.util.Optional;

/**
 * A series against the baseline of its row, before it is known how many others are tested with it.
 *
 * @param column the series' column
 * @param baseline what it is compared with
 * @param estimate the series
 * @param delta the share below which a change doesn't matter
 * @param obstacle why there is no ratio; empty where there is one
 * @param ratio the logarithm of the ratio; means nothing where there is an obstacle
 */
record Contrast(
        String column,
        SeriesEstimate baseline,
        SeriesEstimate estimate,
        double delta,
        Optional<String> obstacle,
        Welch ratio) {
    private static final double LEVEL = 0.05;
    private static final int LEAST_FORKS = 2;

    static Contrast of(
            String column, SeriesEstimate baseline, SeriesEstimate estimate, double delta, boolean ignoreCode) {
        return new Contrast(
                column,
                baseline,
                estimate,
                delta,
                Obstacle.between(baseline, estimate, ignoreCode),
                estimate.over(baseline));
    }

    /** Whether it has a ratio with a bounded interval. */
    boolean isTested() {
        return obstacle.isEmpty() && hasEnoughForks() && ratio.isBounded();
    }

    /** The p of a change beyond the delta. */
    double p() {
        return ratio.beyond(margin());
    }

    /** Whether an adjusted p says that it is one. */
    static boolean isSure(double adjustedP) {
        return adjustedP <= LEVEL;
    }

    /**
     * The change it turned out to be.
     *
     * @param adjustedP its p, adjusted for all that is tested; NaN if it is not tested
     * @param open how many that were tested are not found to be changed
     */
    Change judged(double adjustedP, int open) {
        Shift shift = shift(adjustedP);
        return new Change(
                column,
                estimate.value(),
                estimate.forks(),
                obstacle.isPresent()
                        ? new Interval(Double.NaN, Double.NaN, Double.NaN)
                        : ratio.interval(SeriesEstimate.CONFIDENCE).exponential(),
                delta,
                adjustedP,
                shift,
                isTested() && shift == Shift.INCONCLUSIVE
                        ? ForksToSettle.of(ratio, estimate.moments(), baseline.moments(), margin(), Math.max(1, open))
                        : 0,
                new ChangeFlags(this).of(shift));
    }

    boolean hasEnoughForks() {
        return baseline.forks() >= LEAST_FORKS && estimate.forks() >= LEAST_FORKS;
    }

    private Shift shift(double adjustedP) {
        if (obstacle.isPresent()) {
            return Shift.NOT_COMPARABLE;
        }
        if (!isTested()) {
            return Shift.INCONCLUSIVE;
        }
        if (isSure(adjustedP)) {
            return direction(baseline.series().unit().better(), ratio.difference() > 0);
        }
        return ratio.isWithin(margin(), SeriesEstimate.CONFIDENCE) ? Shift.EQUIVALENT : Shift.INCONCLUSIVE;
    }

    private static Shift direction(Unit.Better better, boolean more) {
        if (better == Unit.Better.NEITHER) {
            return Shift.DIFFERENT;
        }
        return more == (better == Unit.Better.HIGHER) ? Shift.BETTER : Shift.WORSE;
    }

    private double margin() {
        return Math.log1p(delta);
    }
}
