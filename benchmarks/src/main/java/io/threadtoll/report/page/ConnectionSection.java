// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import io.threadtoll.report.ConnectionLimits;
import io.threadtoll.report.ConnectionModel;
import io.threadtoll.report.ConnectionRow;
import io.threadtoll.report.chart.Chart;
import io.threadtoll.report.chart.Curve;
import java.util.List;

/**
 * The part of the report on connections.
 *
 * @param rows a row for each server model
 * @param memory charts of the memory of the server processes
 * @param memoryKey what their curves are
 * @param limited the model whose limits are lines in the charts of memory; empty where there are none
 * @param latencies charts of response times, one a model
 * @param latencyKey what their curves are
 * @param undrawn how many models are only in the tables
 * @param steps the numbers behind the charts
 */
public record ConnectionSection(
        List<ConnectionRow> rows,
        List<Chart> memory,
        List<Curve> memoryKey,
        String limited,
        List<Chart> latencies,
        List<Curve> latencyKey,
        int undrawn,
        List<ConnectionSteps> steps) {
    /** More curves than this in a chart can't be told apart. */
    private static final int MOST_DRAWN = 12;

    public ConnectionSection {
        rows = List.copyOf(rows);
        memory = List.copyOf(memory);
        memoryKey = List.copyOf(memoryKey);
        latencies = List.copyOf(latencies);
        latencyKey = List.copyOf(latencyKey);
        steps = List.copyOf(steps);
    }

    static ConnectionSection of(Run run, List<Fork> forks) {
        List<ConnectionModel> models = ConnectionModel.of(forks);
        List<ConnectionModel> drawn = models.stream()
                .filter(model -> !model.measured().isEmpty())
                .limit(MOST_DRAWN)
                .toList();
        ConnectionLimits limits = ConnectionLimits.of(forks);
        MemoryCharts memory = MemoryCharts.of(drawn, limits, run.environment());
        LatencyCharts latencies = LatencyCharts.of(drawn);
        return new ConnectionSection(
                ConnectionRow.of(forks),
                memory.charts(),
                memory.key(),
                ConnectionLimits.threaded(drawn)
                        .filter(model -> !limits.guides(model).isEmpty())
                        .map(ConnectionModel::name)
                        .orElse(""),
                latencies.charts(),
                latencies.key(),
                Math.toIntExact(models.stream()
                                .filter(model -> !model.measured().isEmpty())
                                .count()
                        - drawn.size()),
                ConnectionSteps.of(models));
    }
}
