// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.FootprintMetrics;
import io.threadtoll.probe.connections.ConnectionMetrics;
import io.threadtoll.probe.connections.OfferedLoad;
import io.threadtoll.report.CellRows;
import io.threadtoll.report.ConnectionLimits;
import io.threadtoll.report.ConnectionModel;
import io.threadtoll.report.chart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The numbers behind the charts: what the ramps found at each of their steps.
 *
 * @param title what they are about
 * @param columns the metrics, as a person calls them
 * @param lines a line for each model and step
 */
public record ConnectionSteps(String title, List<String> columns, List<Line> lines) {
    private record Column(String name, Metric metric) {}

    private static final List<Column> PROCESS = List.of(
            new Column("Virtual", FootprintMetrics.VM_SIZE_BYTES),
            new Column("Resident", FootprintMetrics.RSS_BYTES),
            new Column("Proportional", ConnectionMetrics.PSS_BYTES),
            new Column("Heap, resident", ConnectionMetrics.HEAP_RSS_BYTES),
            new Column("Stacks, resident", ConnectionMetrics.STACK_RSS_BYTES),
            new Column("Other, resident", ConnectionMetrics.OTHER_RSS_BYTES),
            new Column("Live heap", ConnectionMetrics.HEAP_USED_BYTES),
            new Column("Page tables", FootprintMetrics.PAGE_TABLE_BYTES),
            new Column("Threads", FootprintMetrics.THREADS),
            new Column("Mappings", FootprintMetrics.MAPPINGS),
            new Column("Files", ConnectionMetrics.OPEN_FILES));

    private static final List<Column> MACHINE = List.of(
            new Column("Kernel stacks", FootprintMetrics.MACHINE_KERNEL_STACK_BYTES),
            new Column("Page tables", FootprintMetrics.MACHINE_PAGE_TABLE_BYTES),
            new Column("Slab", FootprintMetrics.MACHINE_SLAB_BYTES),
            new Column("TCP buffers", FootprintMetrics.MACHINE_TCP_BYTES),
            new Column("Available", FootprintMetrics.MACHINE_AVAILABLE_BYTES));

    private static final List<Column> SERVICE = List.of(
            new Column("Light p50", OfferedLoad.LIGHT.p50()),
            new Column("Light p99", OfferedLoad.LIGHT.p99()),
            new Column("Light p99.9", OfferedLoad.LIGHT.p999()),
            new Column("Light max", OfferedLoad.LIGHT.max()),
            new Column("Busy p50", OfferedLoad.BUSY.p50()),
            new Column("Busy p99", OfferedLoad.BUSY.p99()),
            new Column("Busy p99.9", OfferedLoad.BUSY.p999()),
            new Column("Busy max", OfferedLoad.BUSY.max()),
            new Column("Connects", ConnectionMetrics.CONNECT_PER_SECOND),
            new Column("Requests", ConnectionMetrics.SATURATION_PER_SECOND),
            new Column("CPU/request", ConnectionMetrics.CPU_PER_REQUEST_NS),
            new Column("Client", ConnectionMetrics.CLIENT_CPU_FRACTION),
            new Column("Lost", ConnectionMetrics.LOST));

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
            List<Map<Double, List<Point>>> values = columns.stream()
                    .map(column -> model.ramps(column.metric()).stream()
                            .flatMap(List::stream)
                            .collect(Collectors.groupingBy(Point::x)))
                    .toList();
            TreeSet<Double> steps = new TreeSet<>();
            values.forEach(points -> steps.addAll(points.keySet()));
            for (double step : steps) {
                lines.add(new Line(model.name(), ConnectionLimits.count(step), texts(columns, values, step)));
            }
        }
        return new ConnectionSteps(title, columns.stream().map(Column::name).toList(), lines);
    }

    private static List<String> texts(List<Column> columns, List<Map<Double, List<Point>>> values, double step) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            double[] forks = values.get(i).getOrDefault(step, List.of()).stream()
                    .mapToDouble(Point::y)
                    .filter(Double::isFinite)
                    .toArray();
            Unit unit = columns.get(i).metric().unit();
            texts.add(unit.format(CellRows.score(forks).estimate()).replace("ops/s", "/s"));
        }
        return texts;
    }
}
