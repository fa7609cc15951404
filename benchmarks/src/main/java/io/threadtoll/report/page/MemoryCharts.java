// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.model.Environment;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.FootprintMetrics;
import io.threadtoll.report.ConnectionLimits;
import io.threadtoll.report.ConnectionModel;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.chart.Chart;
import io.threadtoll.report.chart.Curve;
import io.threadtoll.report.chart.Frame;
import io.threadtoll.report.chart.Guide;
import io.threadtoll.report.chart.GuideLabel;
import io.threadtoll.report.chart.Point;
import io.threadtoll.report.chart.Style;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The memory of each model's server process against the connections.
 *
 * @param charts resident memory, then virtual memory; empty where none was measured
 * @param key the curves, the same in both
 */
record MemoryCharts(List<Chart> charts, List<Curve> key) {
    private static final int WIDTH = 380;
    private static final int HEIGHT = 280;

    /** The kernel's text in /proc/meminfo, see proc_meminfo(5). Its kB are KiB. */
    private static final Pattern TOTAL = Pattern.compile("^(\\d{1,15}) kB$");

    static MemoryCharts of(List<ConnectionModel> models, ConnectionLimits limits, Environment environment) {
        List<Chart> charts = List.of(
                chart("Resident memory", FootprintMetrics.RSS_BYTES, models, limits, machine(environment)),
                chart("Virtual memory", FootprintMetrics.VM_SIZE_BYTES, models, limits, List.of()));
        List<Chart> drawn =
                charts.stream().filter(chart -> !chart.series().isEmpty()).toList();
        return new MemoryCharts(
                drawn, drawn.stream().map(Chart::series).findFirst().orElse(List.of()));
    }

    private static Chart chart(
            String title, Metric metric, List<ConnectionModel> models, ConnectionLimits limits, List<Guide> levels) {
        List<Curve> series = IntStream.range(0, models.size())
                .mapToObj(i -> new Curve(
                        models.get(i).name(), Style.of(i), models.get(i).ramps(metric)))
                .filter(curve -> curve.points().findAny().isPresent())
                .toList();
        List<Guide> binding =
                ConnectionLimits.threaded(models).map(limits::guides).orElse(List.of());
        Axis across = Axis.ofDecades(
                Unit.COUNT,
                DoubleStream.concat(places(series, Point::x), binding.stream().mapToDouble(Guide::value)));
        Axis up = Axis.ofDecades(
                Unit.BYTES,
                DoubleStream.concat(places(series, Point::y), levels.stream().mapToDouble(Guide::value)));
        List<GuideLabel> labels = GuideLabel.of(across, binding);
        return new Chart(
                title + " of the server process",
                description(series, labels),
                Frame.around(WIDTH, HEIGHT, 10 + GuideLabel.ROW * labels.size()),
                across,
                up,
                series,
                labels,
                levels);
    }

    private static DoubleStream places(List<Curve> series, ToDoubleFunction<Point> coordinate) {
        return series.stream().flatMap(Curve::points).mapToDouble(coordinate);
    }

    /** What resident memory can't go beyond; a promise of address space can. */
    private static List<Guide> machine(Environment environment) {
        return TOTAL.matcher(environment.field("memory.total"))
                .results()
                .map(total -> Long.parseLong(total.group(1)) * 1024.0)
                .filter(Axis::hasPlaceInDecades)
                .map(bytes -> new Guide(bytes, "this machine: " + Unit.BYTES.format(bytes)))
                .toList();
    }

    private static String description(List<Curve> series, List<GuideLabel> limits) {
        return Stream.concat(
                        series.stream().map(curve -> curve.describe(Unit.BYTES)),
                        limits.stream().map(limit -> "Limit: " + limit.guide().label()))
                .collect(Collectors.joining(". "));
    }
}
