// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.model.Unit;
import io.threadtoll.report.ConnectionModel;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.chart.Chart;
import io.threadtoll.report.chart.Curve;
import io.threadtoll.report.chart.Frame;
import io.threadtoll.report.chart.Point;
import io.threadtoll.report.chart.Shape;
import io.threadtoll.report.chart.Style;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Response times against the connections, a chart for each model. All have the same axes, so they can be compared.
 *
 * @param charts the charts of the models that have any
 * @param key the curves that are in any of them
 */
record LatencyCharts(List<Chart> charts, List<Curve> key) {
    private static final int WIDTH = 290;
    private static final int HEIGHT = 230;
    private static final int ABOVE = 10;

    private record Percentile(String name, String metric, Style style) {
        Curve of(ConnectionModel model) {
            return new Curve(name, style, model.ramps(metric));
        }

        boolean isIn(ConnectionModel model) {
            return of(model).points().findAny().isPresent();
        }
    }

    private static final Style MEDIAN = new Style(0, Shape.CIRCLE, false);
    private static final Style HIGH = new Style(2, Shape.SQUARE, false);
    private static final Style TAIL = new Style(1, Shape.TRIANGLE, false);

    private static final List<Percentile> PERCENTILES = List.of(
            new Percentile("light load, p50", "lightP50Ns", MEDIAN.asDashed()),
            new Percentile("light load, p99", "lightP99Ns", HIGH.asDashed()),
            new Percentile("light load, p99.9", "lightP999Ns", TAIL.asDashed()),
            new Percentile("busy load, p50", "busyP50Ns", MEDIAN),
            new Percentile("busy load, p99", "busyP99Ns", HIGH),
            new Percentile("busy load, p99.9", "busyP999Ns", TAIL));

    static LatencyCharts of(List<ConnectionModel> models) {
        List<ConnectionModel> timed =
                models.stream().filter(model -> !curves(model).isEmpty()).toList();
        List<Point> all = timed.stream()
                .flatMap(model -> curves(model).stream())
                .flatMap(Curve::points)
                .toList();
        Axis across = Axis.ofDecades(Unit.COUNT, all.stream().mapToDouble(Point::x));
        Axis up = Axis.ofDecades(Unit.NANOSECONDS, all.stream().mapToDouble(Point::y));
        return new LatencyCharts(
                timed.stream().map(model -> chart(model, across, up)).toList(),
                PERCENTILES.stream()
                        .filter(percentile -> timed.stream().anyMatch(percentile::isIn))
                        .map(percentile -> new Curve(percentile.name(), percentile.style(), List.of()))
                        .toList());
    }

    private static List<Curve> curves(ConnectionModel model) {
        return PERCENTILES.stream()
                .filter(percentile -> percentile.isIn(model))
                .map(percentile -> percentile.of(model))
                .toList();
    }

    private static Chart chart(ConnectionModel model, Axis across, Axis up) {
        List<Curve> curves = curves(model);
        return new Chart(
                model.name(),
                curves.stream().map(curve -> curve.describe(Unit.NANOSECONDS)).collect(Collectors.joining(". ")),
                Frame.around(WIDTH, HEIGHT, ABOVE),
                across,
                up,
                curves,
                List.of(),
                List.of());
    }
}
