// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.MeasuredForks;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.report.CellRows;
import io.threadtoll.report.chart.DotRow;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A cell with its forks. Benchmarks are known here by the end of their names, since a report may be of a journal whose
 * benchmarks are no longer there.
 *
 * @param cell what was measured
 * @param forks all its forks, whatever became of them
 */
record MeasuredCell(Cell cell, List<Fork> forks) {
    private static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

    MeasuredCell {
        forks = List.copyOf(forks);
    }

    /** The cells of a benchmark method, such as {@code ContendedLock.pass}, in the order of cells. */
    static List<MeasuredCell> of(List<Fork> forks, String method) {
        Map<Cell, List<Fork>> cells = forks.stream()
                .filter(fork -> fork.cell().shortName().equals(method))
                .collect(Collectors.groupingBy(Fork::cell, TreeMap::new, Collectors.toList()));
        return cells.entrySet().stream()
                .map(entry -> new MeasuredCell(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** A parameter; empty where the cell has none such. */
    String param(String name) {
        return cell.params().getOrDefault(name, "");
    }

    /** A parameter that is a whole number; 0 where it isn't, since a journal may come from anywhere. */
    int number(String name) {
        return param(name).matches("\\d{1,9}") ? Integer.parseInt(param(name)) : 0;
    }

    /** The values of the forks that count. */
    double[] values(Metric metric) {
        return MeasuredForks.values(forks, metric.name());
    }

    /** Their mean with its 95 % interval; all NaN where there is none. */
    Interval mean(Metric metric) {
        double[] values = values(metric);
        return values.length == 0 ? NONE : CellRows.score(values);
    }

    /** A row of a dot plot. */
    DotRow row(String label, Metric metric, Unit unit) {
        double[] values = values(metric);
        return values.length == 0
                ? DotRow.missing(label, why())
                : DotRow.of(label, unit, values, CellRows.score(values));
    }

    /** Why no fork counts. */
    private String why() {
        if (has(Fork.Status.FAILED)) {
            return "failed";
        }
        if (has(Fork.Status.DISTURBED)) {
            return "only disturbed forks";
        }
        return has(Fork.Status.NOT_APPLICABLE) ? "not applicable" : "not measured";
    }

    private boolean has(Fork.Status status) {
        return forks.stream().anyMatch(fork -> fork.status() == status);
    }
}
