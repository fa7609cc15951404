// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import io.threadtoll.model.Fork;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.chart.DataTable;
import io.threadtoll.report.chart.DotPlot;
import io.threadtoll.report.chart.DotRow;
import io.threadtoll.report.chart.Guide;
import io.threadtoll.statistics.Estimates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a lock costs that nobody else wants.
 *
 * @param plot a row a lock, the cheapest first, with lines at what no lock can go below
 */
public record LockAlone(DotPlot plot) {
    private static final String PAIR = "UncontendedLock.pair";
    private static final String FLOOR = "HardwareFloor.casAndSwap";
    private static final String BASELINE = "HardwareFloor.increment";
    private static final String ATOMIC = "UnguardedCounter.increment";

    /** That of a run, where it was measured. */
    public static Optional<LockAlone> of(List<Fork> forks) {
        List<MeasuredCell> locks = MeasuredCell.of(forks, PAIR).stream()
                .filter(cell -> !isControl(cell))
                .sorted(Comparator.comparingDouble(
                        cell -> cell.mean(Metric.SCORE).estimate()))
                .toList();
        if (locks.isEmpty()) {
            return Optional.empty();
        }
        List<DotRow> rows = locks.stream()
                .map(cell -> cell.row(cell.param("mutex"), Metric.SCORE, Unit.NANOSECONDS))
                .toList();
        return Optional.of(new LockAlone(
                DotPlot.of("A lock and an unlock by one thread, time", Unit.NANOSECONDS, rows, guides(forks))
                        .with(table(rows, locks, MeasuredCell.of(forks, FLOOR)))));
    }

    private static boolean isControl(MeasuredCell cell) {
        return cell.param("mutex").equals(MutexKind.NO_MUTEX.name());
    }

    private static List<Guide> guides(List<Fork> forks) {
        List<MeasuredCell> unlocked = MeasuredCell.of(forks, PAIR).stream()
                .filter(LockAlone::isControl)
                .toList();
        List<Guide> guides = new ArrayList<>();
        guide("no lock", unlocked.isEmpty() ? MeasuredCell.of(forks, BASELINE) : unlocked, Metric.SCORE)
                .ifPresent(guides::add);
        guide("CAS and swap", MeasuredCell.of(forks, FLOOR), Metric.SCORE).ifPresent(guides::add);
        List<MeasuredCell> atomic = MeasuredCell.of(forks, ATOMIC).stream()
                .filter(cell ->
                        cell.cell().threads() == 1 && cell.param("counter").equals("ATOMIC_LONG"))
                .toList();
        guide("one atomic", atomic, Metric.TEAM_TIME).ifPresent(guides::add);
        return guides;
    }

    private static Optional<Guide> guide(String name, List<MeasuredCell> cells, Metric metric) {
        return cells.stream()
                .map(cell -> cell.mean(metric).estimate())
                .filter(Double::isFinite)
                .findFirst()
                .map(ns -> new Guide(ns, name + " " + Unit.NANOSECONDS.format(ns)));
    }

    private static DataTable table(List<DotRow> rows, List<MeasuredCell> locks, List<MeasuredCell> floor) {
        double[] least = positive(floor.stream().findFirst());
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            double[] own = positive(Optional.of(locks.get(i)));
            lines.add(List.of(
                    rows.get(i).label(),
                    rows.get(i).text(),
                    own.length < 2 || least.length < 2 ? "-" : IntervalText.ofRatio(Estimates.ratio(own, least, 0.95)),
                    String.valueOf(rows.get(i).forks().size()),
                    rows.get(i).forkTexts(Unit.NANOSECONDS)));
        }
        return new DataTable(
                List.of("Lock", "Mean and 95 % interval", "Times CAS and swap", "Forks", "Each fork"), lines);
    }

    private static double[] positive(Optional<MeasuredCell> cell) {
        return cell.stream()
                .flatMapToDouble(some -> Arrays.stream(some.values(Metric.SCORE)))
                .filter(ns -> ns > 0)
                .toArray();
    }
}
