// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import io.threadtoll.model.Unit;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.chart.Chart;
import io.threadtoll.report.chart.Curve;
import io.threadtoll.report.chart.Frame;
import io.threadtoll.report.chart.Point;
import io.threadtoll.report.chart.Style;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What it costs to start a thread or a process, against the memory that its parent has touched.
 *
 * @param chart a curve for each kind; none where nothing was measured
 * @param memories the columns of the table, such as {@code 64 MiB}
 * @param lines its rows, in the order of the curves
 */
public record SpawnCosts(Optional<Chart> chart, List<String> memories, List<Line> lines) {
    private static final int WIDTH = 380;
    private static final int HEIGHT = 280;
    private static final int ABOVE = 10;

    /**
     * What one kind costs.
     *
     * @param kind the kind, with whatever else sets it apart
     * @param costs in each column, or "-"
     * @param reason why it was not measured; empty where it was
     */
    public record Line(String kind, List<String> costs, String reason) {
        public Line {
            costs = List.copyOf(costs);
        }
    }

    public SpawnCosts {
        memories = List.copyOf(memories);
        lines = List.copyOf(lines);
    }

    static SpawnCosts of(Run run, List<Fork> forks) {
        List<SpawnedKind> kinds = SpawnedKind.of(run, forks);
        TreeSet<Double> memories = new TreeSet<>();
        kinds.forEach(kind -> memories.addAll(kind.forks().keySet()));
        List<Curve> curves = IntStream.range(0, kinds.size())
                .mapToObj(i -> kinds.get(i).curve(Style.of(i)))
                .filter(curve -> curve.points().findAny().isPresent())
                .toList();
        return new SpawnCosts(
                curves.isEmpty() ? Optional.empty() : Optional.of(chart(curves)),
                memories.stream().map(SpawnCosts::size).toList(),
                kinds.stream()
                        .map(kind -> new Line(
                                kind.name(), memories.stream().map(kind::cost).toList(), kind.reason()))
                        .toList());
    }

    private static Chart chart(List<Curve> curves) {
        return new Chart(
                "Start and end of one, against the memory that its process has touched",
                curves.stream()
                        .map(curve -> curve.describe(Unit.NANOSECONDS, SpawnCosts::size))
                        .collect(Collectors.joining(". ")),
                Frame.around(WIDTH, HEIGHT, ABOVE),
                Axis.ofDecades(
                        Unit.BYTES, curves.stream().flatMap(Curve::points).mapToDouble(Point::x)),
                Axis.ofDecades(Unit.NANOSECONDS, curves.stream().flatMapToDouble(SpawnCosts::ends)),
                curves,
                List.of(),
                List.of());
    }

    /** What the axis has to have room for: all values, and the ends of their intervals. */
    private static DoubleStream ends(Curve curve) {
        return DoubleStream.concat(
                curve.points().mapToDouble(Point::y),
                curve.spans().stream()
                        .flatMapToDouble(
                                span -> DoubleStream.of(span.y().low(), span.y().high())));
    }

    private static String size(double bytes) {
        return Unit.BYTES.format(bytes).replaceFirst("\\.0+ ", " ");
    }
}
