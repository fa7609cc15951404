// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Metric;
import io.threadtoll.report.chart.Curve;
import io.threadtoll.report.chart.DataTable;
import io.threadtoll.report.chart.DotPlot;
import io.threadtoll.report.chart.Scatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What locks let through when threads fight for them, and whom.
 *
 * @param charts throughput against fairness, a chart for each condition that most locks were measured in
 * @param key how each lock looks, in all charts
 * @param beside throughput, CPU time and system calls in the first condition, a row a lock
 * @param table every cell
 */
public record Contended(List<Scatter> charts, List<Curve> key, List<DotPlot> beside, DataTable table) {
    private static final String PASS = "ContendedLock.pass";
    private static final String COUNTED = "ContendedLock.passCounted";

    public Contended {
        charts = List.copyOf(charts);
        key = List.copyOf(key);
        beside = List.copyOf(beside);
    }

    /** That of a run, where it was measured. */
    public static Optional<Contended> of(List<Fork> forks) {
        List<LockPass> passes = LockPass.of(MeasuredCell.of(forks, PASS), MeasuredCell.of(forks, COUNTED)).stream()
                .filter(pass -> pass.cell().values(Metric.TEAM_TIME).length > 0)
                .sorted(Comparator.comparing((LockPass pass) -> pass.cell().param("placement"))
                        .reversed()
                        .thenComparingInt(pass -> pass.cell().number("outsideNs"))
                        .thenComparingInt(pass -> pass.cell().number("insideNs"))
                        .thenComparing(pass -> pass.cell().cell().threads()))
                .toList();
        if (passes.isEmpty()) {
            return Optional.empty();
        }
        LockLooks looks = LockLooks.of(passes);
        List<FairnessChart> charts = FairnessChart.of(passes);
        return Optional.of(new Contended(
                charts.stream().map(chart -> chart.draw(looks)).toList(),
                charts.isEmpty() ? List.of() : looks.key(),
                charts.isEmpty() ? List.of() : charts.get(0).beside(),
                LockPass.table(passes)));
    }
}
