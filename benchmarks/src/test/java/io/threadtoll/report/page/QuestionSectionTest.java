// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.page.QuestionSection.Bar;
import io.threadtoll.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionSectionTest {
    @Test
    void isLogarithmicOnlyWhereTheEndsAreFarApart() {
        assertThat(axis(new Interval(1, 2, 3), new Interval(10, 20, 50)).isLogarithmic())
                .isFalse();
        assertThat(axis(new Interval(1, 2, 3), new Interval(10, 20, 51)).isLogarithmic())
                .isTrue();
        assertThat(axis(new Interval(-1, 2, 3), new Interval(10, 0, 5000)).isLogarithmic())
                .isFalse();
    }

    @Test
    void putsTheEstimateInTheMiddleOfEqualRatios() {
        Axis axis = axis(new Interval(1, 1, 1), new Interval(100, 100, 100));

        assertThat(Bar.of(axis, new Interval(1, 10, 100))).isEqualTo(new Bar("4.00%", "92.00%", "50.00%"));
        assertThat(QuestionSection.describe(Unit.NANOSECONDS, axis))
                .isEqualTo("Bars from 1.00 ns to 100 ns on a logarithmic scale");
    }

    @Test
    void aVeryWideIntervalDoesNotPressTheOthersTogether() {
        Interval wide = new Interval(1e-6, 10, 1e9);
        Axis axis = axis(wide, new Interval(9, 10, 11));

        assertThat(axis.most()).isEqualTo(30);
        assertThat(Bar.of(axis, wide)).extracting(Bar::length).isEqualTo("92.00%");
    }

    @Test
    void anIntervalWithoutBoundsIsAPoint() {
        Interval one = new Interval(0, 5, Double.POSITIVE_INFINITY);

        assertThat(Bar.of(axis(one), one)).isEqualTo(new Bar("50.00%", "0.00%", "50.00%"));
    }

    @Test
    void boundsOfDifferentScalesKeepTheirUnits() {
        assertThat(IntervalText.of(Unit.NANOSECONDS, new Interval(900, 1100, 1300)))
                .isEqualTo("1.10 us [900 ns, 1.30 us]");
        assertThat(IntervalText.of(Unit.NANOSECONDS, new Interval(1000, 1100, 1300)))
                .isEqualTo("1.10 us [1.00, 1.30]");
        assertThat(IntervalText.of(Unit.COUNT, new Interval(1, 2, 3))).isEqualTo("2.00 [1.00, 3.00]");
    }

    private static Axis axis(Interval... intervals) {
        return QuestionSection.axis(List.of(intervals));
    }
}
