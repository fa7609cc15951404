// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.connections.ConnectionMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server model's row in the tables of connections, ready to read.
 *
 * @param model its name
 * @param forks how many forks count
 * @param costs bytes for each connection, in the order of {@link #COSTS}
 * @param rates what it carries, in the order of {@link #RATES}
 * @param limits the limits that bind first and second, and at how many connections
 * @param warnings what to mind when reading the row
 */
public record ConnectionRow(
        String model, int forks, List<String> costs, List<String> rates, List<String> limits, List<String> warnings) {
    /** What the tables say of themselves. */
    public static final String CAPTION =
            "Bytes are means over forks and rates geometric means, with 95 % intervals. Bytes for each"
                    + " connection are the slope of a fork's ramp, the rest is of its last step. Virtual and resident are the"
                    + " server process's; Java heap is what a full collection leaves. Kernel is what the kernel of the whole"
                    + " machine took (stacks, page tables, slab, socket buffers), so it holds both ends of each loopback"
                    + " connection. Requests are those of a client that asks again as soon as"
                    + " it is answered; CPU/request is the server's CPU time and Client the client's share of that of both, while"
                    + " 10,000 requests a second arrive. Limits"
                    + " follow from what the machine had free and what a connection of the model takes.";

    /** The columns of costs. */
    public static final List<String> COSTS = List.of("Virtual", "Resident", "Java heap", "Kernel");

    /** The columns of rates. */
    public static final List<String> RATES = List.of("Reached", "Connects", "Requests", "CPU/request", "Client");

    /** The columns of limits. */
    public static final List<String> LIMITS = List.of("First limit", "Second limit");

    private static final List<Metric> COST_METRICS = List.of(
            ConnectionMetrics.ADDED_VIRTUAL_BYTES,
            ConnectionMetrics.ADDED_RESIDENT_BYTES,
            ConnectionMetrics.ADDED_HEAP_BYTES,
            ConnectionMetrics.ADDED_KERNEL_BYTES);
    private static final List<Metric> RATE_METRICS = List.of(
            ConnectionMetrics.CONNECT_PER_SECOND,
            ConnectionMetrics.SATURATION_PER_SECOND,
            ConnectionMetrics.CPU_PER_REQUEST_NS);
    private static final Metric CLIENT_METRIC = ConnectionMetrics.CLIENT_CPU_FRACTION;

    public ConnectionRow {
        costs = List.copyOf(costs);
        rates = List.copyOf(rates);
        limits = List.copyOf(limits);
        warnings = List.copyOf(warnings);
    }

    /** A row for each model that these forks are of. */
    public static List<ConnectionRow> of(List<Fork> forks) {
        ConnectionLimits limits = ConnectionLimits.of(forks);
        return ConnectionModel.of(forks).stream()
                .map(model -> of(model, limits))
                .toList();
    }

    private static ConnectionRow of(ConnectionModel model, ConnectionLimits limits) {
        return new ConnectionRow(
                model.name(),
                model.measured().size(),
                COST_METRICS.stream().map(model::text).toList(),
                rates(model),
                limits.firstTwo(model),
                Stream.concat(CellRows.row(model.cell(), model.forks()).warnings().stream(), model.notes().stream())
                        .toList());
    }

    /** A figure and what stands behind it apart, so that a line breaks between them. */
    public static List<String> parts(String figure) {
        return List.of(figure.split(" (?=\\[|at \\d)", 2));
    }

    /** A model's name in the pieces between which a line may break. */
    public static List<String> pieces(String model) {
        return List.of(model.split("(?<=_)", -1));
    }

    private static List<String> rates(ConnectionModel model) {
        List<String> rates = new ArrayList<>();
        rates.add(reached(model));
        RATE_METRICS.forEach(metric -> rates.add(model.rateText(metric).replace("ops/s", "/s")));
        rates.add(Unit.FRACTION.format(model.mean(CLIENT_METRIC).estimate()));
        return rates;
    }

    /** Exactly, as this is what the ramp was for: the least and the most of a fork where they differ. */
    private static String reached(ConnectionModel model) {
        double[] tops = model.values(ConnectionMetrics.CONNECTIONS);
        var range = Arrays.stream(tops).summaryStatistics();
        if (tops.length == 0) {
            return "-";
        }
        return range.getMin() == range.getMax()
                ? ConnectionLimits.count(range.getMax())
                : ConnectionLimits.count(range.getMin()) + " .. " + ConnectionLimits.count(range.getMax());
    }
}
