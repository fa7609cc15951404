// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.MeasuredForks;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Run;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Unit;
import io.threadtoll.report.CellRows;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.chart.Chart;
import io.threadtoll.report.chart.Curve;
import io.threadtoll.report.chart.Frame;
import io.threadtoll.report.chart.Point;
import io.threadtoll.report.chart.Style;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What it costs to start a thread or a process, against the memory that its parent has touched.
 *
 * @param chart a curve for each kind; none where nothing was measured
 * @param memories the columns of the table, such as {@code 64 MiB}
 * @param lines its rows, in the order of the curves
 */
public record SpawnCosts(Optional<Chart> chart, List<String> memories, List<Line> lines) {
    private static final String QUESTION = "spawn";
    private static final String TOUCHED = "touchedMib";
    private static final double MIB = 1 << 20;
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

    /** All cells of a kind, by the touched memory in bytes. */
    private record Kind(String name, SortedMap<Double, List<Fork>> forks) {
        Stream<Fork> measured() {
            return forks.values().stream().flatMap(List::stream).filter(SpawnCosts::isTimed);
        }

        Curve curve(Style style) {
            List<List<Point>> points = new ArrayList<>();
            forks.forEach((bytes, some) -> some.stream()
                    .filter(SpawnCosts::isTimed)
                    .forEach(fork -> points.add(
                            List.of(new Point(bytes, fork.value(Metric.SCORE).orElse(Double.NaN))))));
            return new Curve(name, style, points);
        }

        Line line(TreeSet<Double> memories) {
            List<String> costs = memories.stream()
                    .map(bytes -> cost(forks.getOrDefault(bytes, List.of())))
                    .toList();
            return new Line(name, costs, measured().findAny().isPresent() ? "" : reason());
        }

        private String reason() {
            return forks.values().stream()
                    .flatMap(List::stream)
                    .map(Fork::reason)
                    .filter(reason -> !reason.isBlank())
                    .findFirst()
                    .orElse("no fork of it counts");
        }
    }

    public SpawnCosts {
        memories = List.copyOf(memories);
        lines = List.copyOf(lines);
    }

    /** Whether a cell is of such a cost. */
    static boolean isOne(Cell cell) {
        return cell.question().equals(QUESTION)
                && cell.params().getOrDefault(TOUCHED, "").matches("\\d{1,9}");
    }

    static SpawnCosts of(Run run, List<Fork> forks) {
        List<Kind> kinds = kinds(run, forks);
        TreeSet<Double> memories = new TreeSet<>();
        kinds.forEach(kind -> memories.addAll(kind.forks().keySet()));
        List<Curve> curves = IntStream.range(0, kinds.size())
                .mapToObj(i -> kinds.get(i).curve(Style.of(i)))
                .filter(curve -> curve.points().findAny().isPresent())
                .toList();
        return new SpawnCosts(
                curves.isEmpty() ? Optional.empty() : Optional.of(chart(curves)),
                memories.stream().map(SpawnCosts::size).toList(),
                kinds.stream().map(kind -> kind.line(memories)).toList());
    }

    /** Those that were planned as well as those that were made, by name. */
    private static List<Kind> kinds(Run run, List<Fork> forks) {
        List<Cell> cells = Stream.concat(
                        run.plan().cells().stream().map(planned -> planned.cell()),
                        forks.stream().map(Fork::cell))
                .filter(SpawnCosts::isOne)
                .distinct()
                .toList();
        boolean oneBenchmark = cells.stream().map(Cell::benchmark).distinct().count() < 2;
        return cells.stream().collect(Collectors.groupingBy(cell -> cell.without(TOUCHED))).entrySet().stream()
                .map(kind -> {
                    SortedMap<Double, List<Fork>> some = new TreeMap<>();
                    kind.getValue()
                            .forEach(cell -> some.put(
                                    Integer.parseInt(cell.params().get(TOUCHED)) * MIB,
                                    forks.stream()
                                            .filter(fork -> fork.cell().equals(cell))
                                            .toList()));
                    return new Kind(name(kind.getKey(), oneBenchmark), some);
                })
                .sorted(Comparator.comparing(Kind::name))
                .toList();
    }

    private static String name(Cell kind, boolean oneBenchmark) {
        String values = String.join(" ", kind.params().values());
        return oneBenchmark ? values : (values + " " + kind.shortName()).strip();
    }

    private static Chart chart(List<Curve> curves) {
        return new Chart(
                "Start and end of one, against the memory that its process has touched",
                curves.stream()
                        .map(curve -> curve.describe(Unit.NANOSECONDS, SpawnCosts::size))
                        .collect(Collectors.joining(". ")),
                Frame.around(WIDTH, HEIGHT, ABOVE),
                axis(Unit.BYTES, curves, Point::x),
                axis(Unit.NANOSECONDS, curves, Point::y),
                curves,
                List.of(),
                List.of());
    }

    private static Axis axis(Unit unit, List<Curve> curves, ToDoubleFunction<Point> coordinate) {
        return Axis.ofDecades(unit, curves.stream().flatMap(Curve::points).mapToDouble(coordinate));
    }

    private static String cost(List<Fork> forks) {
        double[] ns =
                MeasuredForks.values(forks.stream().filter(SpawnCosts::isTimed).toList(), Fork.SCORE);
        return IntervalText.of(Unit.NANOSECONDS, CellRows.score(ns));
    }

    /** Whether a fork counts, and is of a time: JMH can be told to count operations a second. */
    private static boolean isTimed(Fork fork) {
        Sample score = fork.metrics().get(Fork.SCORE);
        return fork.status() == Status.MEASURED && score != null && score.unit() == Unit.NANOSECONDS;
    }

    private static String size(double bytes) {
        return Unit.BYTES.format(bytes).replaceFirst("\\.0+ ", " ");
    }
}
