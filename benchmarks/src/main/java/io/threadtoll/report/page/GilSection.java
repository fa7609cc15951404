// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Unit;
import io.threadtoll.report.Speedups;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.chart.Chart;
import io.threadtoll.report.chart.Curve;
import io.threadtoll.report.chart.Frame;
import io.threadtoll.report.chart.Point;
import io.threadtoll.report.chart.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The part of the report on the GIL: how many times as much as one worker several do.
 *
 * @param pythons a chart for each interpreter
 * @param pythonKey what their curves are
 * @param java a chart of Java's threads under a lock of that kind; none where they were not measured
 * @param javaKey what its curves are
 * @param lines the numbers behind the charts
 */
public record GilSection(
        List<Chart> pythons, List<Curve> pythonKey, List<Chart> java, List<Curve> javaKey, List<Line> lines) {
    private static final int WIDTH = 380;
    private static final int HEIGHT = 240;
    private static final int ABOVE = 10;

    /**
     * A curve as numbers.
     *
     * @param whose the chart that it is in
     * @param curve its name
     * @param times workers and how many times as much as one they do, the mean over the forks
     */
    public record Line(String whose, String curve, String times) {}

    public GilSection {
        pythons = List.copyOf(pythons);
        pythonKey = List.copyOf(pythonKey);
        java = List.copyOf(java);
        javaKey = List.copyOf(javaKey);
        lines = List.copyOf(lines);
    }

    static GilSection of(List<Fork> forks) {
        List<Speedups> pythons = Speedups.ofPythons(forks);
        List<Speedups> javas = Speedups.ofJava(forks).stream().toList();
        List<String> pythonNames = Speedups.pythonNames();
        List<String> javaNames =
                javas.stream().flatMap(each -> each.curves().keySet().stream()).toList();
        List<Speedups> all = new ArrayList<>(pythons);
        all.addAll(javas);
        Axis across = axis(all, Point::x);
        Axis up = axis(all, Point::y);
        return new GilSection(
                pythons.stream()
                        .map(each -> chart(each, pythonNames, across, up))
                        .toList(),
                key(pythons, pythonNames),
                javas.stream().map(each -> chart(each, javaNames, across, up)).toList(),
                key(javas, javaNames),
                all.stream().flatMap(each -> lines(each).stream()).toList());
    }

    private static Axis axis(List<Speedups> all, ToDoubleFunction<Point> coordinate) {
        return Axis.ofDoublings(all.stream()
                .flatMap(each -> each.curves().values().stream())
                .flatMap(List::stream)
                .flatMap(List::stream)
                .mapToDouble(coordinate));
    }

    private static List<Curve> curves(Speedups of, List<String> names) {
        return of.curves().entrySet().stream()
                .map(curve -> new Curve(curve.getKey(), Style.of(names.indexOf(curve.getKey())), curve.getValue()))
                .toList();
    }

    private static Chart chart(Speedups of, List<String> names, Axis across, Axis up) {
        List<Curve> curves = curves(of, names);
        return new Chart(
                of.title(),
                curves.stream().map(curve -> curve.describe(Unit.COUNT)).collect(Collectors.joining(". ")),
                Frame.around(WIDTH, HEIGHT, ABOVE),
                across,
                up,
                curves,
                List.of(),
                List.of());
    }

    /** Every curve that some chart has, once. */
    private static List<Curve> key(List<Speedups> all, List<String> names) {
        return names.stream()
                .filter(name -> all.stream().anyMatch(each -> each.curves().containsKey(name)))
                .distinct()
                .map(name -> new Curve(name, Style.of(names.indexOf(name)), List.of()))
                .toList();
    }

    private static List<Line> lines(Speedups of) {
        return curves(of, List.copyOf(of.curves().keySet())).stream()
                .map(curve -> new Line(
                        of.title(),
                        curve.name(),
                        curve.means().stream()
                                .map(mean -> String.format(Locale.ROOT, "%.0f: %.2f", mean.x(), mean.y()))
                                .collect(Collectors.joining(", "))))
                .toList();
    }
}
