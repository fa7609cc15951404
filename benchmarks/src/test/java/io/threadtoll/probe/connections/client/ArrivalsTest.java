// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
    private static final int MANY = 200_000;

    @Test
    void aGapThatIsNoWholeNumberDoesNotAddUp() {
        ArrivalTimes times = Arrivals.FIXED.times(3, 0);
        assertThat(times.next()).isEqualTo(333_333_333);
        assertThat(times.next()).isEqualTo(666_666_667);
        assertThat(times.next()).isEqualTo(1_000_000_000);
    }

    /** Of an exponential distribution the mean equals the standard deviation, and 1/e is longer than either. */
    @Test
    void poissonGapsAreExponential() {
        ArrivalTimes times = Arrivals.POISSON.times(1000, 42);
        double sum = 0;
        double squares = 0;
        int longer = 0;
        long last = 0;
        for (int k = 0; k < MANY; k++) {
            long at = times.next();
            double gapMs = (at - last) / 1e6;
            last = at;
            sum += gapMs;
            squares += gapMs * gapMs;
            longer += gapMs > 1 ? 1 : 0;
        }
        double mean = sum / MANY;
        assertThat(mean).isCloseTo(1, within(0.01));
        assertThat(Math.sqrt(squares / MANY - mean * mean)).isCloseTo(1, within(0.02));
        assertThat((double) longer / MANY).isCloseTo(1 / Math.E, within(0.005));
    }

    @ParameterizedTest
    @EnumSource
    void theSeedFixesTheTimes(Arrivals arrivals) {
        ArrivalTimes one = arrivals.times(5000, 11);
        ArrivalTimes same = arrivals.times(5000, 11);
        for (int k = 0; k < 100; k++) {
            assertThat(one.next()).isEqualTo(same.next());
        }
    }

    @Test
    void anotherSeedIsAnotherPoissonProcess() {
        assertThat(Arrivals.POISSON.times(5000, 11).next())
                .isNotEqualTo(Arrivals.POISSON.times(5000, 12).next());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoRateIsRefused(double perSecond) {
        for (Arrivals arrivals : Arrivals.values()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> arrivals.times(perSecond, 0))
                    .withMessageContaining(String.valueOf(perSecond));
        }
    }
}
