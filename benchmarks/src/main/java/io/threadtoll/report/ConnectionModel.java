// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.MeasuredForks;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.connections.ConnectionMetrics;
import io.threadtoll.probe.connections.Connections;
import io.threadtoll.probe.connections.server.ServerModel;
import io.threadtoll.report.chart.Point;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the forks of one server model say.
 *
 * @param name the model, with the top of its ramp where the model has several
 * @param cell what was measured
 * @param forks all of its forks
 */
public record ConnectionModel(String name, Cell cell, List<Fork> forks) {
    private static final List<String> REGISTER =
            Arrays.stream(ServerModel.values()).map(ServerModel::name).toList();

    private static final double CONFIDENCE = 0.95;
    private static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

    public ConnectionModel {
        forks = List.copyOf(forks);
    }

    /** Whether a cell is one of a server model. */
    public static boolean isOne(Cell cell) {
        return cell.isProbe() && cell.probe().equals(Connections.ID);
    }

    /** The models that these forks are of, in the order of their register; others behind them. */
    public static List<ConnectionModel> of(List<Fork> forks) {
        var cells = forks.stream().filter(fork -> isOne(fork.cell())).collect(Collectors.groupingBy(Fork::cell));
        var ramps = cells.keySet().stream().collect(Collectors.groupingBy(ConnectionModel::model));
        return cells.keySet().stream()
                .sorted(Comparator.comparing(ConnectionModel::place)
                        .thenComparing(cell -> CellRows.padded(model(cell) + " " + top(cell)))
                        .thenComparing(Comparator.naturalOrder()))
                .map(cell -> new ConnectionModel(
                        ramps.get(model(cell)).size() == 1 ? model(cell) : model(cell) + " to " + top(cell),
                        cell,
                        cells.get(cell)))
                .toList();
    }

    /** Which model a cell is of; empty where a file doesn't say. */
    static String model(Cell cell) {
        return cell.params().getOrDefault(Connections.MODEL, "");
    }

    /** The forks that count. */
    public List<Fork> measured() {
        return forks.stream().filter(fork -> fork.status() == Status.MEASURED).toList();
    }

    /** The forks' mean of a metric, of a ramp that of its last step; NaN where none has it. */
    Interval mean(Metric metric) {
        double[] values = values(metric);
        return values.length == 0 ? NONE : Estimates.mean(values, CONFIDENCE);
    }

    /** The mean with its interval, as a person reads it. */
    String text(Metric metric) {
        return IntervalText.of(metric.unit(), mean(metric));
    }

    /** The geometric mean with its interval, for what can't be below nothing. */
    String rateText(Metric metric) {
        double[] values = values(metric);
        return IntervalText.of(metric.unit(), values.length == 0 ? NONE : Estimates.geometricMean(values, CONFIDENCE));
    }

    /** The value of each fork that has a metric. */
    double[] values(Metric metric) {
        return MeasuredForks.values(measured(), metric.name());
    }

    /** A metric against the connections, fork by fork. */
    public List<List<Point>> ramps(Metric metric) {
        return measured().stream()
                .map(fork -> ForkRamp.points(fork, ConnectionMetrics.CONNECTIONS, metric))
                .toList();
    }

    /** Why ramps ended early, each reason once. */
    List<String> notes() {
        return measured().stream()
                .map(Fork::reason)
                .filter(note -> !note.isBlank())
                .distinct()
                .toList();
    }

    private static int place(Cell cell) {
        int place = REGISTER.indexOf(model(cell));
        return place < 0 ? REGISTER.size() : place;
    }

    private static String top(Cell cell) {
        return cell.params().getOrDefault(Connections.TOP, "?");
    }
}
