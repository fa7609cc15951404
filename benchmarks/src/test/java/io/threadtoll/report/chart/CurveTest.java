// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.model.Unit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveTest {
    @Test
    void theCurveIsTheGeometricMeanAtEachPlace() {
        Curve series = series(
                List.of(new Point(1000, 50), new Point(100, 1)), List.of(new Point(100, 100), new Point(1000, 50)));

        assertThat(series.means()).extracting(Point::x).containsExactly(100.0, 1000.0);
        assertThat(series.means().get(0).y()).isCloseTo(10, within(1e-9));
        assertThat(series.means().get(1).y()).isCloseTo(50, within(1e-9));
    }

    @Test
    void aRampThatEndedEarlyIsInTheMeansItReached() {
        Curve series = series(List.of(new Point(10, 4), new Point(20, 9)), List.of(new Point(10, 4)));

        assertThat(series.means()).hasSize(2);
    }

    @Test
    void whatCannotBeDrawnIsLeftOut() {
        Curve series = series(List.of(
                new Point(0, 1),
                new Point(10, 0),
                new Point(10, -3),
                new Point(10, Double.NaN),
                new Point(Double.NaN, 10),
                new Point(10, Double.POSITIVE_INFINITY),
                new Point(1e300, 1e300),
                new Point(10, 5)));

        assertThat(series.points()).containsExactly(new Point(10, 5));
    }

    @Test
    void itSaysWhereItBeginsAndEnds() {
        assertThat(series(List.of(new Point(100, 2048), new Point(20_000, 4096)))
                        .describe(Unit.BYTES))
                .isEqualTo("name: 2.00 KiB at 100, 4.00 KiB at 20,000");
        assertThat(series(List.of()).describe(Unit.BYTES)).isEqualTo("name: no value");
    }

    @Test
    void aPlaceWithForksEnoughHasAnInterval() {
        Curve series = new Curve(
                "name",
                Style.of(0),
                List.of(
                        List.of(new Point(10, 90), new Point(20, 5)),
                        List.of(new Point(10, 100), new Point(20, 5)),
                        List.of(new Point(10, 110))));

        assertThat(series.spans()).hasSize(1);
        assertThat(series.spans().get(0).x()).isEqualTo(10);
        assertThat(series.spans().get(0).y().low()).isLessThan(90);
        assertThat(series.spans().get(0).y().high()).isGreaterThan(110);
    }

    @Test
    void fortyTwoStylesAllDiffer() {
        assertThat(IntStream.range(0, 42).mapToObj(Style::of)).doesNotHaveDuplicates();
        assertThat(Style.of(1000).css()).matches("colour[0-5]");
        assertThat(Style.of(2).asDashed().css()).isEqualTo("colour2 dashed");
    }

    private static Curve series(List<Point> fork) {
        return new Curve("name", Style.of(0), List.of(fork));
    }

    private static Curve series(List<Point> first, List<Point> second) {
        return new Curve("name", Style.of(0), List.of(first, second));
    }
}
