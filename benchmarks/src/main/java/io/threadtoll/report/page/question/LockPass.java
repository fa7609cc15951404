// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Metric;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.CellRows;
import io.threadtoll.report.chart.DataTable;
import io.threadtoll.report.chart.DotRow;
import io.threadtoll.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A lock in one condition.
 *
 * @param cell what was measured
 * @param counted the same while the kernel counted, where that was measured too
 */
record LockPass(MeasuredCell cell, Optional<MeasuredCell> counted) {
    /** System calls for a pass, as the kernel counts them. */
    static final Metric SYSTEM_CALLS = TeamMetrics.SYSTEM_CALLS;

    private static final List<String> COLUMNS = List.of(
            "Lock",
            "Condition",
            "Threads",
            "Throughput",
            "Fairness",
            "CPU time a pass",
            "System calls a pass",
            "Forks");

    static List<LockPass> of(List<MeasuredCell> cells, List<MeasuredCell> counted) {
        return cells.stream()
                .map(cell -> new LockPass(
                        cell,
                        counted.stream()
                                .filter(other ->
                                        other.cell().params().equals(cell.cell().params())
                                                && other.cell().threads()
                                                        == cell.cell().threads())
                                .findFirst()))
                .toList();
    }

    String lock() {
        return cell.param("mutex");
    }

    /** Whether it is no lock at all. */
    boolean isControl() {
        return lock().equals(MutexKind.NO_MUTEX.name());
    }

    /** How long the lock is held, how long it is left alone, and where the threads are. */
    String condition() {
        int insideNs = cell.number("insideNs");
        int outsideNs = cell.number("outsideNs");
        return (insideNs == 0 ? "held for one increment" : "held for " + Condition.ns(insideNs))
                + (outsideNs == 0 ? "" : ", " + Condition.ns(outsideNs) + " between passes")
                + ", " + Condition.placement(cell);
    }

    /** Passes of the whole team in a second, fork by fork: the rates that JMH adds up are over different times. */
    double[] throughputs() {
        return Arrays.stream(cell.values(Metric.TEAM_TIME))
                .filter(ns -> ns > 0)
                .map(ns -> 1e9 / ns)
                .toArray();
    }

    Interval throughput() {
        double[] values = throughputs();
        return values.length == 0 ? new Interval(Double.NaN, Double.NaN, Double.NaN) : CellRows.score(values);
    }

    double fairness() {
        return cell.mean(TeamMetrics.FAIRNESS).estimate();
    }

    DotRow throughputRow() {
        return DotRow.of(lock(), Unit.OPERATIONS_PER_SECOND, throughputs(), throughput());
    }

    DotRow cpuRow() {
        return cell.row(lock(), TeamMetrics.CPU_PER_OP, Unit.NANOSECONDS);
    }

    DotRow systemCallRow() {
        return counted.map(other -> other.row(lock(), SYSTEM_CALLS, Unit.COUNT))
                .orElse(DotRow.missing(lock(), "not counted"));
    }

    static DataTable table(List<LockPass> passes) {
        return new DataTable(
                COLUMNS,
                passes.stream()
                        .map(pass -> List.of(
                                pass.lock(),
                                pass.condition(),
                                String.valueOf(pass.cell().cell().threads()),
                                IntervalText.of(Unit.OPERATIONS_PER_SECOND, pass.throughput()),
                                IntervalText.of(Unit.COUNT, pass.cell().mean(TeamMetrics.FAIRNESS)),
                                pass.cpuRow().text(),
                                pass.systemCallRow().text(),
                                String.valueOf(pass.throughputs().length)))
                        .toList());
    }
}
