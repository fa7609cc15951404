// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.measure.Cell;
import io.threadtoll.measure.Fork;
import io.threadtoll.measure.Fork.Status;
import io.threadtoll.measure.IntervalText;
import io.threadtoll.measure.Sample;
import io.threadtoll.measure.Unit;
import io.threadtoll.measure.statistics.Estimates;
import io.threadtoll.measure.statistics.Interval;
import io.threadtoll.report.chart.Point;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the forks of one server model say.
 *
 * @param name the model, with the top of its ramp where the model has several
 * @param cell what was measured
 * @param forks all of its forks
 */
record ConnectionModel(String name, Cell cell, List<Fork> forks) {
    /** The probe whose cells these are. */
    static final String PROBE = "connections";

    /** The parameter that names the model. */
    static final String MODEL = "model";

    /** How many connections were open: the metric by which a ramp's steps are told apart. */
    static final String CONNECTIONS = "connections";

    private static final double CONFIDENCE = 0.95;
    private static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

    ConnectionModel {
        forks = List.copyOf(forks);
    }

    /** Whether a cell is one of a server model. */
    static boolean isOne(Cell cell) {
        return cell.isProbe() && cell.probe().equals(PROBE);
    }

    /** The models that these forks are of, in the order of their names. */
    static List<ConnectionModel> of(List<Fork> forks) {
        var cells = forks.stream().filter(fork -> isOne(fork.cell())).collect(Collectors.groupingBy(Fork::cell));
        var ramps = cells.keySet().stream().collect(Collectors.groupingBy(ConnectionModel::model));
        return cells.keySet().stream()
                .sorted(Comparator.comparing((Cell cell) -> CellRows.padded(model(cell) + " " + top(cell)))
                        .thenComparing(Comparator.naturalOrder()))
                .map(cell -> new ConnectionModel(
                        ramps.get(model(cell)).size() == 1 ? model(cell) : model(cell) + " to " + top(cell),
                        cell,
                        cells.get(cell)))
                .toList();
    }

    /** Which model a cell is of; empty where a file doesn't say. */
    static String model(Cell cell) {
        return cell.params().getOrDefault(MODEL, "");
    }

    /** The forks that count. */
    List<Fork> measured() {
        return forks.stream().filter(fork -> fork.status() == Status.MEASURED).toList();
    }

    /** The forks' mean of a metric, of a ramp that of its last step; NaN where none has it. */
    Interval mean(String metric) {
        double[] values = values(metric);
        return values.length == 0 ? NONE : Estimates.mean(values, CONFIDENCE);
    }

    /** The mean with its interval, as a person reads it. */
    String text(String metric) {
        return IntervalText.of(Unit.ofMetric(metric), mean(metric));
    }

    /** The value of each fork that has a metric. */
    double[] values(String metric) {
        return measured().stream()
                .flatMap(fork -> fork.value(metric).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** A metric against the connections, fork by fork. */
    List<List<Point>> ramps(String metric) {
        return measured().stream().map(fork -> ramp(fork, metric)).toList();
    }

    /** Why ramps ended early, each reason once. */
    List<String> notes() {
        return measured().stream()
                .map(Fork::reason)
                .filter(note -> !note.isBlank())
                .distinct()
                .toList();
    }

    private static List<Point> ramp(Fork fork, String metric) {
        List<Double> connections = steps(fork, CONNECTIONS);
        List<Double> values = steps(fork, metric);
        return connections.size() == values.size()
                ? IntStream.range(0, values.size())
                        .mapToObj(i -> new Point(connections.get(i), values.get(i)))
                        .toList()
                : List.of();
    }

    private static List<Double> steps(Fork fork, String metric) {
        Sample sample = fork.metrics().get(metric);
        return sample == null
                ? List.of()
                : Stream.concat(sample.warmup().stream(), sample.measured().stream())
                        .toList();
    }

    private static String top(Cell cell) {
        return cell.params().getOrDefault(CONNECTIONS, "?");
    }
}
