// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Answers worked out by hand from printed quantiles: t(2) = 4.30265 and t(4) = 2.77645 at 95 %. */
class EstimatesTest {
    @Test
    void meanOfThreeHasStudentsInterval() {
        // Mean 2, standard deviation 1, so the half width is 4.30265 / sqrt(3).
        close(Estimates.mean(new double[] {1, 2, 3}, 0.95), 2 - 2.48414, 2, 2 + 2.48414);
    }

    @Test
    void geometricMeanIsThatOfTheLogarithms() {
        // The logarithms are -ln 2, 0 and ln 2: deviation ln 2, half width 2.48414 * 0.693147 = 1.72187.
        close(Estimates.geometricMean(new double[] {1, 0.5, 2}, 0.95), 0.178731, 1, 5.594983);
    }

    @Test
    void ratioOfEqualVariancesIsWelchsWithAllDegreesOfFreedom() {
        // Logarithms -ln 2, 0, ln 2 and those plus ln 4: 4 degrees, half 2.77645 * ln 2 * sqrt(2/3) = 1.57132.
        close(Estimates.ratio(new double[] {2, 4, 8}, new double[] {0.5, 1, 2}, 0.95), 4 / 4.813, 4, 4 * 4.813);
    }

    @Test
    void ratioAgainstAConstantHasTheOthersDegreesOfFreedom() {
        // Only the first varies: 2 degrees, half width 4.30265 * ln 2 / sqrt(3) = 1.72187.
        close(Estimates.ratio(new double[] {0.5, 1, 2}, new double[] {1, 1, 1}, 0.95), 0.178731, 1, 5.594983);
    }

    @Test
    void ratioTurnedAroundIsOneOverIt() {
        double[] a = {3, 5, 4.5, 4};
        double[] b = {7, 6, 9};
        Interval there = Estimates.ratio(a, b, 0.95);
        Interval back = Estimates.ratio(b, a, 0.95);

        close(back, 1 / there.high(), 1 / there.estimate(), 1 / there.low());
    }

    @Test
    void variationHasTheChiSquaredInterval() {
        // Mean 2, deviation 1, 2 degrees of freedom, of which chi-squared is -2 ln(p): 7.37776 and 0.0506356.
        close(Estimates.variation(new double[] {1, 2, 3}, 0.95), 0.260330, 0.5, 3.142351);
    }

    @Test
    void oneForkBoundsNothing() {
        double[] one = {5};

        assertThat(Estimates.mean(one, 0.95))
                .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, 5, Double.POSITIVE_INFINITY));
        assertThat(Estimates.geometricMean(one, 0.95).low()).isZero();
        assertThat(Estimates.geometricMean(one, 0.95).high()).isInfinite();
        assertThat(Estimates.ratio(one, new double[] {2, 3}, 0.95).isAbove(1)).isFalse();
        assertThat(Estimates.variation(one, 0.95).high()).isInfinite();
    }

    @Test
    void equalForksHaveAnIntervalWithoutWidth() {
        double[] equal = {4, 4, 4};

        close(Estimates.mean(equal, 0.95), 4, 4, 4);
        close(Estimates.ratio(equal, equal, 0.95), 1, 1, 1);
    }

    private static void close(Interval interval, double low, double estimate, double high) {
        assertThat(interval.low()).as("low").isCloseTo(low, within(1e-3 * Math.abs(low)));
        assertThat(interval.estimate()).as("estimate").isCloseTo(estimate, within(1e-6));
        assertThat(interval.high()).as("high").isCloseTo(high, within(1e-3 * Math.abs(high)));
    }

    @Test
    void aSlopeIsThatOfTheLineThatFitsBest() {
        assertThat(Estimates.slope(new double[] {1, 2, 3}, new double[] {10, 12, 14}))
                .isCloseTo(2, within(1e-12));
        assertThat(Estimates.slope(new double[] {0, 1, 2, 3}, new double[] {1, 0, 3, 2}))
                .isCloseTo(0.6, within(1e-12));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Estimates.slope(new double[] {1, 1}, new double[] {1, 2}))
                .withMessageContaining("different x");
    }
}
