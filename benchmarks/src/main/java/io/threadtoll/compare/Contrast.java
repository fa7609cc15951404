// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.RoundPairs;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import io.threadtoll.statistics.Moments;
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
 * @param rule how sure to be, and of what
 * @param obstacle why nothing can be compared; empty where something can
 * @param ratio the logarithm of the ratio; empty where there is none
 * @param difference the difference of the means; empty where the unit has no resolution
 */
record Contrast(
        String column,
        SeriesEstimate baseline,
        SeriesEstimate estimate,
        Rule rule,
        Optional<String> obstacle,
        Optional<Welch> ratio,
        Optional<Welch> difference) {
    /**
     * How sure to be, and of what.
     *
     * @param error the two-sided error of an interval
     * @param delta the share below which a change doesn't matter
     * @param equivalence the share within which the two are as good as the same: what was asked for, however much the machine
     *     shows where nothing differs
     * @param ignoreCode whether other code is compared all the same
     */
    record Rule(double error, double delta, double equivalence, boolean ignoreCode) {
        double confidence() {
            return 1 - error;
        }
    }

    static Contrast of(String column, SeriesEstimate baseline, SeriesEstimate estimate, Rule rule) {
        boolean hasResolution = estimate.series().unit().resolution() > 0
                && estimate.series().unit() == baseline.series().unit();
        return new Contrast(
                column,
                baseline,
                estimate,
                rule,
                Obstacle.between(baseline, estimate, rule.ignoreCode),
                estimate.hasRatioTo(baseline) ? Optional.of(ratio(baseline, estimate)) : Optional.empty(),
                hasResolution ? Optional.of(Welch.between(estimate.plain(), baseline.plain())) : Optional.empty());
    }

    private static Welch ratio(SeriesEstimate baseline, SeriesEstimate estimate) {
        return Optional.of(estimate)
                .filter(any -> any.positive() && baseline.positive())
                .filter(any -> any.series().sharesRoundsWith(baseline.series()))
                .flatMap(any -> RoundPairs.of(
                        any.series().keys().getOrDefault(Series.QUESTION, ""),
                        any.series().byRound(),
                        baseline.series().byRound()))
                .orElseGet(() -> estimate.over(baseline));
    }

    /** Whether what is compared has a bounded interval. */
    boolean isTested() {
        return obstacle.isEmpty() && hasEnoughForks() && compared().allMatch(Welch::isBounded);
    }

    /** The p of a change that matters: of one both beyond the delta and beyond the resolution. */
    double p() {
        return Math.max(
                ratio.map(of -> of.beyond(Math.log1p(rule.delta))).orElse(0.0),
                difference.map(of -> of.beyond(resolution())).orElse(0.0));
    }

    /** Whether an adjusted p says that it is one. */
    static boolean isSure(double adjustedP) {
        return adjustedP <= Spending.LEVEL;
    }

    /**
     * The change it turned out to be.
     *
     * @param adjustedP its p, adjusted for all that is tested; NaN if it is not tested
     * @param open how many of the family are not found to be changed
     */
    Change judged(double adjustedP, int open) {
        Shift shift = shift(adjustedP);
        return new Change(
                column,
                estimate.value(rule.confidence()),
                estimate.forks(),
                ratio.filter(any -> obstacle.isEmpty())
                        .map(of -> of.interval(rule.confidence()).exponential())
                        .orElse(new Interval(Double.NaN, Double.NaN, Double.NaN)),
                rule.delta,
                adjustedP,
                shift,
                isTested() && shift == Shift.INCONCLUSIVE ? forksToSettle(Math.max(1, open)) : 0,
                new ChangeFlags(this).of(shift, open));
    }

    boolean hasEnoughForks() {
        return baseline.forks() >= Moments.FEWEST && estimate.forks() >= Moments.FEWEST;
    }

    /** Whether the difference surely is none, whatever its share. */
    boolean isBelowResolution() {
        return obstacle.isEmpty()
                && difference
                        .filter(of -> of.isBounded() && of.isWithin(resolution(), rule.confidence()))
                        .isPresent();
    }

    private int forksToSettle(int open) {
        return ratio.map(of -> ForksToSettle.of(of, estimate.moments(), baseline.moments(), rule, open))
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
            return direction();
        }
        boolean isWithin = ratio.filter(of -> of.isWithin(Math.log1p(rule.equivalence), rule.confidence()))
                .isPresent();
        return isWithin || isBelowResolution() ? Shift.EQUIVALENT : Shift.INCONCLUSIVE;
    }

    /** Which way it changed, if it did. */
    Shift direction() {
        Unit.Better better = baseline.series().better();
        boolean more = compared().findFirst().orElseThrow().difference() > 0;
        if (better == Unit.Better.NEITHER) {
            return Shift.DIFFERENT;
        }
        return more == (better == Unit.Better.HIGHER) ? Shift.BETTER : Shift.WORSE;
    }

    private double resolution() {
        return estimate.series().unit().resolution();
    }
}
