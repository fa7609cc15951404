// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.measure.Unit;
import io.threadtoll.report.chart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The numbers behind the charts: what the ramps found at each of their steps.
 *
 * @param title what they are about
 * @param columns the metrics, as a person calls them
 * @param lines a line for each model and step
 */
public record ConnectionSteps(String title, List<String> columns, List<Line> lines) {
    private record Column(String name, String metric) {}

    private static final List<Column> PROCESS = List.of(
            new Column("Virtual", "vmSizeBytes"),
            new Column("Resident", "rssBytes"),
            new Column("Proportional", "pssBytes"),
            new Column("Heap, resident", "heapRssBytes"),
            new Column("Stacks, resident", "stackRssBytes"),
            new Column("Other, resident", "otherRssBytes"),
            new Column("Live heap", "heapUsedBytes"),
            new Column("Page tables", "pageTableBytes"),
            new Column("Threads", "threads"),
            new Column("Mappings", "mappings"),
            new Column("Files", "openFiles"));

    private static final List<Column> MACHINE = List.of(
            new Column("Kernel stacks", "machineKernelStackBytes"),
            new Column("Page tables", "machinePageTableBytes"),
            new Column("Slab", "machineSlabBytes"),
            new Column("TCP buffers", "machineTcpBytes"),
            new Column("Available", "machineAvailableBytes"));

    private static final List<Column> SERVICE = List.of(
            new Column("Light p50", "lightP50Ns"),
            new Column("p99", "lightP99Ns"),
            new Column("p99.9", "lightP999Ns"),
            new Column("max", "lightMaxNs"),
            new Column("Busy p50", "busyP50Ns"),
            new Column("p99", "busyP99Ns"),
            new Column("p99.9", "busyP999Ns"),
            new Column("max", "busyMaxNs"),
            new Column("Connects", "connectPerSecond"),
            new Column("Requests", "saturationPerSecond"),
            new Column("CPU/request", "cpuPerRequestNs"),
            new Column("Client", "clientCpuFraction"),
            new Column("Lost", "lost"));

    /**
     * A step.
     *
     * @param model the model
     * @param connections how many were open
     * @param values the mean over forks in each column, "-" where no fork has it
     */
    public record Line(String model, String connections, List<String> values) {
        public Line {
            values = List.copyOf(values);
        }
    }

    public ConnectionSteps {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /** The tables of all steps. */
    static List<ConnectionSteps> of(List<ConnectionModel> models) {
        return List.of(
                of("The server process, step by step", PROCESS, models),
                of("The machine's kernel, step by step", MACHINE, models),
                of("Response times and rates, step by step", SERVICE, models));
    }

    private static ConnectionSteps of(String title, List<Column> columns, List<ConnectionModel> models) {
        List<Line> lines = new ArrayList<>();
        for (ConnectionModel model : models) {
            List<List<Point>> values = columns.stream()
                    .map(column -> model.ramps(column.metric()).stream()
                            .flatMap(List::stream)
                            .toList())
                    .toList();
            TreeSet<Double> steps = new TreeSet<>();
            values.forEach(points -> points.forEach(point -> steps.add(point.x())));
            for (double step : steps) {
                lines.add(new Line(model.name(), ConnectionLimits.count(step), texts(columns, values, step)));
            }
        }
        return new ConnectionSteps(title, columns.stream().map(Column::name).toList(), lines);
    }

    private static List<String> texts(List<Column> columns, List<List<Point>> values, double step) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            double[] forks = values.get(i).stream()
                    .filter(point -> point.x() == step && Double.isFinite(point.y()))
                    .mapToDouble(Point::y)
                    .toArray();
            Unit unit = Unit.ofMetric(columns.get(i).metric());
            texts.add(unit.format(CellRows.score(forks).estimate()).replace("ops/s", "/s"));
        }
        return texts;
    }
}
