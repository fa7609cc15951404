// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalScaleTest {
    @Test
    void isLogarithmicOnlyWhereTheEndsAreFarApart() {
        assertThat(scale(new Interval(1, 2, 3), new Interval(10, 20, 50)).logarithmic())
                .isFalse();
        assertThat(scale(new Interval(1, 2, 3), new Interval(10, 20, 51)).logarithmic())
                .isTrue();
        assertThat(scale(new Interval(-1, 2, 3), new Interval(10, 0, 5000)).logarithmic())
                .isFalse();
    }

    @Test
    void putsTheEstimateInTheMiddleOfEqualRatios() {
        IntervalScale scale = scale(new Interval(1, 1, 1), new Interval(100, 100, 100));

        assertThat(IntervalBar.of(scale, new Interval(1, 10, 100)))
                .isEqualTo(new IntervalBar("4.00%", "92.00%", "50.00%"));
        assertThat(scale.describe(Unit.NANOSECONDS)).isEqualTo("Bars from 1.00 ns to 100 ns on a logarithmic scale");
    }

    @Test
    void aVeryWideIntervalDoesNotPressTheOthersTogether() {
        Interval wide = new Interval(1e-6, 10, 1e9);
        IntervalScale scale = scale(wide, new Interval(9, 10, 11));

        assertThat(scale.most()).isEqualTo(30);
        assertThat(IntervalBar.of(scale, wide)).extracting(IntervalBar::length).isEqualTo("92.00%");
    }

    @Test
    void anIntervalWithoutBoundsIsAPoint() {
        Interval one = new Interval(0, 5, Double.POSITIVE_INFINITY);

        assertThat(IntervalBar.of(scale(one), one)).isEqualTo(new IntervalBar("50.00%", "0.00%", "50.00%"));
    }

    @Test
    void boundsOfDifferentScalesKeepTheirUnits() {
        assertThat(IntervalText.of(Unit.NANOSECONDS, new Interval(900, 1100, 1300)))
                .isEqualTo("1.10 us [900 ns, 1.30 us]");
        assertThat(IntervalText.of(Unit.NANOSECONDS, new Interval(1000, 1100, 1300)))
                .isEqualTo("1.10 us [1.00, 1.30]");
        assertThat(IntervalText.of(Unit.COUNT, new Interval(1, 2, 3))).isEqualTo("2.00 [1.00, 3.00]");
    }

    private static IntervalScale scale(Interval... intervals) {
        return IntervalScale.of(List.of(intervals));
    }
}
