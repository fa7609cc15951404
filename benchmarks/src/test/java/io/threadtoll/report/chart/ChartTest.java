// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Unit;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static final Pattern PLACE = Pattern.compile("(-?[\\d.]+),(-?[\\d.]+)(?: |$)");
    private static final Frame FRAME = Frame.around(400, 300, 30);

    @Test
    void theLineRunsFromTheLeftBelowToTheRightAbove() {
        Chart chart = chart(List.of(new Point(100, 1e3), new Point(1e4, 1e6)), List.of());

        assertThat(chart.line(chart.series().get(0))).isEqualTo("78.0,330.0 478.0,30.0");
    }

    @Test
    void everyPlaceIsInThePlot() {
        Chart chart = chart(
                List.of(new Point(1, 1), new Point(33, 1e18), new Point(1e6, 7), new Point(-5, Double.NaN)), List.of());

        List<MatchResult> places =
                PLACE.matcher(chart.line(chart.series().get(0))).results().toList();
        assertThat(places).hasSize(3);
        for (MatchResult place : places) {
            assertThat(Double.parseDouble(place.group(1))).isBetween(78.0, 478.0);
            assertThat(Double.parseDouble(place.group(2))).isBetween(30.0, 330.0);
        }
    }

    @Test
    void aSinglePointIsAMark() {
        Chart chart = chart(List.of(new Point(2000, 5)), List.of());
        Curve curve = chart.series().get(0);

        assertThat(chart.line(curve)).matches("[\\d.]+,[\\d.]+");
        assertThat(chart.marks(curve)).startsWith("M").endsWith("z");
        assertThat(chart.dots(curve)).startsWith("M").endsWith("z");
    }

    @Test
    void anIntervalIsAnUprightLineWithFeet() {
        Point point = new Point(2000, 5);
        Curve curve = new Curve("name", Style.of(3), List.of(List.of(point), List.of(point), List.of(point)));
        Axis across = Axis.ofDecades(Unit.COUNT, DoubleStream.of(1000, 4000));
        Axis up = Axis.ofDecades(Unit.NANOSECONDS, DoubleStream.of(1, 10));
        Chart chart = new Chart("title", "description", FRAME, across, up, List.of(curve), List.of(), List.of());

        double x = chart.x(2000);
        double y = chart.y(5);
        assertThat(chart.spans(curve))
                .isEqualTo(String.format(Locale.ROOT, "M%1$.1f,%2$.1fV%2$.1fm-4,0h8M%1$.1f,%2$.1fm-4,0h8", x, y));
    }

    @Test
    void withoutPointsThereIsNothing() {
        Chart chart = chart(List.of(), List.of());
        Curve curve = chart.series().get(0);

        assertThat(chart.line(curve) + chart.marks(curve) + chart.dots(curve)).isEmpty();
    }

    @Test
    void labelsOfLimitsNeverShareARow() {
        List<Guide> guides = List.of(guide(30), guide(900_000), guide(20), guide(2e9), guide(31), guide(800_000));
        Chart chart = chart(List.of(new Point(10, 5), new Point(1e6, 5)), guides);

        assertThat(chart.limits())
                .extracting(limit -> limit.guide().value())
                .containsExactly(20.0, 30.0, 31.0, 800_000.0, 900_000.0);
        assertThat(chart.limits()).extracting(GuideLabel::row).containsExactly(0, 1, 2, 4, 3);
        assertThat(chart.limits()).extracting(GuideLabel::leftwards).containsExactly(false, false, false, true, true);
        assertThat(chart.limits()).allSatisfy(limit -> assertThat(limit.y()).isPositive());
    }

    private static Guide guide(double value) {
        return new Guide(value, "limit");
    }

    private static Chart chart(List<Point> points, List<Guide> guides) {
        Curve series = new Curve("name", Style.of(3), List.of(points));
        Axis across = Axis.ofDecades(Unit.COUNT, series.points().mapToDouble(Point::x));
        Axis up = Axis.ofDecades(
                Unit.NANOSECONDS, DoubleStream.concat(series.points().mapToDouble(Point::y), DoubleStream.of(1e3)));
        return new Chart(
                "title", "description", FRAME, across, up, List.of(series), GuideLabel.of(across, guides), List.of());
    }
}
