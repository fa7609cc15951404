// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Row;
import io.threadtoll.compare.Shift;
import io.threadtoll.model.Unit;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.chart.Stretch;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ChangeLineTest {
    private static final Axis AXIS = RatioAxis.of(DoubleStream.of(0.95, 1.1));

    @Test
    void forksAreRatiosToTheMeanOfTheBaseline() {
        Row row = row(new Interval(9, 10, 11), List.of(9.5, 10.0, 10.5));

        assertThat(ChangeLine.baseline("a", AXIS, row).dots().forks()).containsExactly(0.95, 1.0, 1.05);
        assertThat(ChangeLine.of("b", AXIS, row, change(List.of(10.5, 11.0), new Interval(1.01, 1.05, 1.09)))
                        .dots()
                        .forks())
                .containsExactly(1.05, 1.1);
    }

    @Test
    void theBarIsTheIntervalThatDecides() {
        Row row = row(new Interval(9, 10, 11), List.of());
        Interval ratio = new Interval(1.01, 1.05, 1.09);

        assertThat(ChangeLine.baseline("a", AXIS, row).dots().mean()).isEqualTo(new Interval(0.9, 1, 1.1));
        assertThat(ChangeLine.of("b", AXIS, row, change(List.of(), ratio))
                        .dots()
                        .mean())
                .isEqualTo(ratio);
    }

    @Test
    void theBandIsFromOneDeltaToTheOther() {
        ChangeLine line = ChangeLine.of(
                "b", AXIS, row(new Interval(9, 10, 11), List.of()), change(List.of(), new Interval(1, 1, 1)));

        assertThat(line.dots().band()).hasValueSatisfying(band -> {
            assertThat(band).isEqualTo(new Stretch(1 / 1.25, 1.25));
            assertThat(AXIS.at(band.to()) - 0.5).isCloseTo(0.5 - AXIS.at(band.from()), within(1e-12));
        });
    }

    @Test
    void aForkBeyondTheAxisIsAnArrowAndNoDot() {
        Row row = row(new Interval(9, 10, 11), List.of());
        ChangeLine line = ChangeLine.of("b", AXIS, row, change(List.of(10.0, 50.0), new Interval(0.99, 1, 1.01)));

        assertThat(line.dots().forks()).containsExactly(1.0);
        assertThat(line.goesOnRight()).isTrue();
        assertThat(line.goesOnLeft()).isFalse();
    }

    /** A fork that lost nothing, where others lost some: a ratio of nothing has no place on the axis. */
    @Test
    void aForkOfNothingIsAnArrowToTheLeft() {
        Row row = row(new Interval(9, 10, 11), List.of());
        ChangeLine line = ChangeLine.of("b", AXIS, row, change(List.of(10.0, 0.0), new Interval(0.99, 1, 1.01)));

        assertThat(line.dots().forks()).containsExactly(1.0);
        assertThat(line.goesOnLeft()).isTrue();
    }

    @Test
    void anIntervalThatGoesOnBothWaysHasTwoArrows() {
        Row row = row(new Interval(9, 10, 11), List.of());

        assertThat(ChangeLine.of("b", AXIS, row, change(List.of(), new Interval(0.001, 1, 1e6))))
                .matches(ChangeLine::goesOnLeft)
                .matches(ChangeLine::goesOnRight);
    }

    @Test
    void whatHasNoRatioHasNoDots() {
        Row row = row(new Interval(0, 0, 0), List.of(0.0, 0.0));
        ChangeLine line =
                ChangeLine.of("b", AXIS, row, change(List.of(1.0), new Interval(Double.NaN, Double.NaN, Double.NaN)));

        assertThat(List.of(line, ChangeLine.baseline("a", AXIS, row))).allSatisfy(either -> {
            assertThat(either.dots().forks()).isEmpty();
            assertThat(either.dots().hasMean()).isFalse();
            assertThat(either.goesOnLeft() || either.goesOnRight()).isFalse();
        });
    }

    private static Row row(Interval baseline, List<Double> forks) {
        return new Row(new TreeMap<>(), Unit.NANOSECONDS, baseline, forks.size(), forks, List.of());
    }

    private static Change change(List<Double> forks, Interval ratio) {
        return new Change("b", ratio, forks.size(), forks, ratio, 0.25, 1, Shift.INCONCLUSIVE, 0, List.of());
    }
}
