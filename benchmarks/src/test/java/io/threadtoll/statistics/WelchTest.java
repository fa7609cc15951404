// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WelchTest {
    private static final double EXACT = 1e-9;

    /** t(4) = 2.77645 at 95 %; variances 1 and 1 over 3 each, so an error of sqrt(2/3). */
    @Test
    void differenceByHand() {
        Welch welch = Welch.between(Moments.of(new double[] {4, 5, 6}), Moments.of(new double[] {1, 2, 3}));
        assertThat(welch.difference()).isEqualTo(3);
        assertThat(welch.error()).isCloseTo(Math.sqrt(2.0 / 3), within(EXACT));
        assertThat(welch.freedom()).isEqualTo(4);
        assertThat(welch.interval(0.95).low()).isCloseTo(3 - 2.77645 * Math.sqrt(2.0 / 3), within(1e-4));
    }

    @Test
    void aPOfFivePercentIsAnIntervalThatTouchesTheMargin() {
        Random random = new Random(20261124);
        for (int trial = 0; trial < 500; trial++) {
            Welch welch = Welch.between(moments(random, 3 + trial % 5), moments(random, 4));
            Interval interval = welch.interval(0.95);
            double margin = Math.max(0, Math.max(interval.low(), -interval.high()));
            if (margin > 0) {
                assertThat(welch.beyond(margin)).isCloseTo(0.05, within(1e-6));
                assertThat(welch.beyond(margin * 0.9)).isLessThan(0.05);
                assertThat(welch.beyond(margin * 1.1)).isGreaterThan(0.05);
            } else {
                assertThat(welch.beyond(0)).isGreaterThan(0.05);
            }
        }
    }

    @Test
    void whatNeverVariesIsCertain() {
        Welch equal = Welch.between(Moments.of(new double[] {0.1, 0.1, 0.1}), Moments.of(new double[] {0.1, 0.1, 0.1}));
        assertThat(equal).isEqualTo(Welch.EQUAL);
        assertThat(equal.beyond(0)).isEqualTo(1);
        assertThat(equal.isWithin(0, 0.95)).isTrue();
        Welch apart = Welch.between(Moments.of(new double[] {0.3, 0.3, 0.3}), Moments.of(new double[] {0.1, 0.1, 0.1}));
        assertThat(apart.beyond(0.1)).isZero();
        assertThat(apart.beyond(0.2)).isEqualTo(1);
        assertThat(apart.isWithin(0.1, 0.95)).isFalse();
    }

    @Test
    void oneValueSaysNothing() {
        Welch welch = Welch.between(Moments.of(new double[] {3}), Moments.of(new double[] {1, 2}));
        assertThat(welch.isBounded()).isFalse();
        assertThat(welch.interval(0.95).high()).isInfinite();
    }

    /** Two differences with errors 3 and 4: 25/4 is the variance of the mean, 625 / (81/2 + 256/4) its freedom. */
    @Test
    void meanOfDifferencesByHand() {
        Welch mean = Welch.mean(List.of(new Welch(1, 3, 2), new Welch(3, 4, 4)));
        assertThat(mean.difference()).isEqualTo(2);
        assertThat(mean.error()).isCloseTo(2.5, within(EXACT));
        assertThat(mean.freedom()).isCloseTo(625 / (81 / 2.0 + 256 / 4.0), within(0.005));
    }

    @Test
    void aMeanOfWhatNeverVariesIsCertain() {
        assertThat(Welch.mean(List.of(Welch.EQUAL, Welch.EQUAL))).isEqualTo(Welch.EQUAL);
        Welch mixed = Welch.mean(List.of(Welch.EQUAL, new Welch(2, 1, 3)));
        assertThat(mixed).isEqualTo(new Welch(1, 0.5, 3));
    }

    private static Moments moments(Random random, int count) {
        return Moments.of(random.doubles(count).map(v -> Math.log(1 + v)).toArray());
    }
}
