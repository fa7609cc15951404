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
import io.threadtoll.report.chart.Curve;
import io.threadtoll.report.chart.Point;
import io.threadtoll.report.chart.Style;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was started in some cells that differ in nothing but the memory that its parent has touched.
 *
 * @param name the kind, with whatever else sets some cells apart from others
 * @param forks those of each cell, by the touched memory in bytes; none of what was only planned
 */
record SpawnedKind(String name, SortedMap<Double, List<Fork>> forks) {
    private static final String QUESTION = "spawn";
    private static final String KIND = "kind";
    private static final String TOUCHED = "touchedMib";
    private static final double MIB = 1 << 20;

    /** Whether a cell is one of starting something. */
    static boolean isOne(Cell cell) {
        return cell.question().equals(QUESTION)
                && cell.params().getOrDefault(TOUCHED, "").matches("\\d{1,9}");
    }

    /** Those that were planned as well as those that were made, by name. */
    static List<SpawnedKind> of(Run run, List<Fork> forks) {
        List<Cell> cells = Stream.concat(
                        run.plan().cells().stream().map(planned -> planned.cell()),
                        forks.stream().map(Fork::cell))
                .filter(SpawnedKind::isOne)
                .distinct()
                .toList();
        Set<String> telling = cells.stream()
                .flatMap(cell -> cell.params().keySet().stream())
                .filter(name -> !name.equals(TOUCHED) && (name.equals(KIND) || isTelling(name, cells)))
                .collect(Collectors.toSet());
        boolean oneBenchmark = cells.stream().map(Cell::benchmark).distinct().count() < 2;
        return cells.stream().collect(Collectors.groupingBy(cell -> cell.without(TOUCHED))).entrySet().stream()
                .map(kind ->
                        new SpawnedKind(name(kind.getKey(), telling, oneBenchmark), byMemory(kind.getValue(), forks)))
                .sorted(Comparator.comparing(SpawnedKind::name))
                .toList();
    }

    /** Whether a parameter sets some cells apart from others. */
    private static boolean isTelling(String name, List<Cell> cells) {
        return cells.stream()
                        .map(cell -> cell.params().getOrDefault(name, ""))
                        .distinct()
                        .count()
                > 1;
    }

    private static String name(Cell kind, Set<String> telling, boolean oneBenchmark) {
        String values = kind.params().entrySet().stream()
                .filter(param -> telling.contains(param.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(" "));
        return oneBenchmark ? values : (values + " " + kind.shortName()).strip();
    }

    private static SortedMap<Double, List<Fork>> byMemory(List<Cell> cells, List<Fork> forks) {
        SortedMap<Double, List<Fork>> byMemory = new TreeMap<>();
        cells.forEach(cell -> byMemory.put(
                Integer.parseInt(cell.params().get(TOUCHED)) * MIB,
                forks.stream().filter(fork -> fork.cell().equals(cell)).toList()));
        return byMemory;
    }

    /** A point a fork that counts. */
    Curve curve(Style style) {
        return new Curve(
                name,
                style,
                forks.entrySet().stream()
                        .flatMap(cell -> cell.getValue().stream()
                                .filter(SpawnedKind::isTimed)
                                .map(fork -> List.of(new Point(
                                        cell.getKey(), fork.value(Metric.SCORE).orElse(Double.NaN)))))
                        .toList());
    }

    /** What it costs with so much touched memory, with its interval; "-" where nothing was measured. */
    String cost(double bytes) {
        List<Fork> timed = forks.getOrDefault(bytes, List.of()).stream()
                .filter(SpawnedKind::isTimed)
                .toList();
        return IntervalText.of(Unit.NANOSECONDS, CellRows.score(MeasuredForks.values(timed, Fork.SCORE)));
    }

    /** Why it was not measured; empty where it was. */
    String reason() {
        List<Fork> all = forks.values().stream().flatMap(List::stream).toList();
        return all.stream().anyMatch(SpawnedKind::isTimed)
                ? ""
                : all.stream()
                        .map(Fork::reason)
                        .filter(reason -> !reason.isBlank())
                        .findFirst()
                        .orElse("no fork of it counts");
    }

    /** Whether a fork counts, and is of a time: JMH can be told to count operations a second. */
    private static boolean isTimed(Fork fork) {
        Sample score = fork.metrics().get(Fork.SCORE);
        return fork.status() == Status.MEASURED && score != null && score.unit() == Unit.NANOSECONDS;
    }
}
