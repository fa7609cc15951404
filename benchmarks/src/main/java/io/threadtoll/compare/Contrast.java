// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import io.threadtoll.statistics.Welch;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A series against the baseline of its row, before it is known how many others are tested with it. Of a unit with a
 * resolution a change has to be beyond that too, and where there is no ratio the difference alone decides.
 *
 * @param column the series' column
 * @param baseline what it is compared with
 * @param estimate the series
 * @param delta the share below which a change doesn't matter
 * @param obstacle why nothing can be compared; empty where something can
 * @param ratio the logarithm of the ratio; empty where there is none
 * @param difference the difference of the means; empty where the unit has no resolution
 */
record Contrast(
        String column,
        SeriesEstimate baseline,
        SeriesEstimate estimate,
        double delta,
        Optional<String> obstacle,
        Optional<Welch> ratio,
        Optional<Welch> difference) {
    private static final double LEVEL = 0.05;
    private static final int LEAST_FORKS = 2;

    static Contrast of(
            String column, SeriesEstimate baseline, SeriesEstimate estimate, double delta, boolean ignoreCode) {
        boolean hasResolution = estimate.series().unit().resolution() > 0
                && estimate.series().unit() == baseline.series().unit();
        return new Contrast(
                column,
                baseline,
                estimate,
                delta,
                Obstacle.between(baseline, estimate, ignoreCode),
                estimate.hasRatioTo(baseline) ? Optional.of(estimate.over(baseline)) : Optional.empty(),
                hasResolution ? Optional.of(Welch.between(estimate.plain(), baseline.plain())) : Optional.empty());
    }

    /** Whether what is compared has a bounded interval. */
    boolean isTested() {
        return obstacle.isEmpty() && hasEnoughForks() && compared().allMatch(Welch::isBounded);
    }

    /** The p of a change that matters: of one both beyond the delta and beyond the resolution. */
    double p() {
        return Math.max(
                ratio.map(of -> of.beyond(margin())).orElse(0.0),
                difference.map(of -> of.beyond(resolution())).orElse(0.0));
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
                ratio.filter(any -> obstacle.isEmpty())
                        .map(of -> of.interval(SeriesEstimate.CONFIDENCE).exponential())
                        .orElse(new Interval(Double.NaN, Double.NaN, Double.NaN)),
                delta,
                adjustedP,
                shift,
                isTested() && shift == Shift.INCONCLUSIVE ? forksToSettle(Math.max(1, open)) : 0,
                new ChangeFlags(this).of(shift));
    }

    boolean hasEnoughForks() {
        return baseline.forks() >= LEAST_FORKS && estimate.forks() >= LEAST_FORKS;
    }

    /** Whether the difference surely is none, whatever its share. */
    boolean isBelowResolution() {
        return obstacle.isEmpty()
                && difference
                        .filter(of -> of.isBounded() && of.isWithin(resolution(), SeriesEstimate.CONFIDENCE))
                        .isPresent();
    }

    private int forksToSettle(int open) {
        return ratio.map(of -> ForksToSettle.of(of, estimate.moments(), baseline.moments(), margin(), open))
                .orElse(0);
    }

    private Stream<Welch> compared() {
        return Stream.of(ratio, difference).flatMap(Optional::stream);
    }

    private Shift shift(double adjustedP) {
        if (obstacle.isPresent()) {
            return Shift.NOT_COMPARABLE;
        }
        if (!isTested()) {
            return Shift.INCONCLUSIVE;
        }
        if (isSure(adjustedP)) {
            return direction(
                    baseline.series().better(),
                    compared().findFirst().orElseThrow().difference() > 0);
        }
        boolean isWithin = ratio.filter(of -> of.isWithin(margin(), SeriesEstimate.CONFIDENCE))
                .isPresent();
        return isWithin || isBelowResolution() ? Shift.EQUIVALENT : Shift.INCONCLUSIVE;
    }

    private static Shift direction(Unit.Better better, boolean more) {
        if (better == Unit.Better.NEITHER) {
            return Shift.DIFFERENT;
        }
        return more == (better == Unit.Better.HIGHER) ? Shift.BETTER : Shift.WORSE;
    }

    private double resolution() {
        return estimate.series().unit().resolution();
    }

    private double margin() {
        return Math.log1p(delta);
    }
}
