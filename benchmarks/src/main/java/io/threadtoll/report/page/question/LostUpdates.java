// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import io.threadtoll.model.Fork;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.chart.DotPlot;
import io.threadtoll.report.chart.DotRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many updates of a shared counter are lost without a lock, and with one.
 *
 * @param plots a plot for each placement and number of threads, all on one axis
 * @param guarded what locks lost, a sentence; empty where none was asked
 */
public record LostUpdates(List<DotPlot> plots, String guarded) {
    private static final String UNGUARDED = "UnguardedCounter.increment";
    private static final String GUARDED = "GuardedCounter.increment";

    public LostUpdates {
        plots = List.copyOf(plots);
    }

    /** That of a run, where it was measured. */
    public static Optional<LostUpdates> of(List<Fork> forks) {
        List<MeasuredCell> guarded = MeasuredCell.of(forks, GUARDED);
        List<MeasuredCell> unlocked = Stream.concat(
                        MeasuredCell.of(forks, UNGUARDED).stream(),
                        guarded.stream().filter(LostUpdates::isControl))
                .sorted(Comparator.comparing((MeasuredCell cell) -> cell.param("placement"))
                        .reversed()
                        .thenComparing(cell -> cell.cell().threads()))
                .toList();
        List<Condition> conditions = Condition.of(unlocked, LostUpdates::condition);
        Axis axis = DotPlot.axis(
                Unit.FRACTION,
                conditions.stream()
                        .flatMap(condition -> rows(condition).stream())
                        .toList(),
                List.of());
        List<DotPlot> plots = conditions.stream()
                .map(condition -> DotPlot.on(
                        axis, "Share of updates lost: " + condition.text(), Unit.FRACTION, rows(condition), List.of()))
                .toList();
        String sentence =
                sentence(guarded.stream().filter(cell -> !isControl(cell)).toList());
        return plots.isEmpty() && sentence.isEmpty() ? Optional.empty() : Optional.of(new LostUpdates(plots, sentence));
    }

    private static boolean isControl(MeasuredCell cell) {
        return cell.param("mutex").equals(MutexKind.NO_MUTEX.name());
    }

    private static String condition(MeasuredCell cell) {
        return Condition.threads(cell) + ", " + Condition.placement(cell);
    }

    private static List<DotRow> rows(Condition condition) {
        return condition.cells().stream()
                .map(cell -> isControl(cell)
                        ? cell.row("no lock, the locks' control", TeamMetrics.LOST_FRACTION, Unit.FRACTION)
                                .asFloor()
                        : cell.row(cell.param("counter"), TeamMetrics.LOST_FRACTION, Unit.FRACTION))
                .sorted(Comparator.comparing(DotRow::isFloor)
                        .thenComparing(row -> row.mean().estimate(), Comparator.reverseOrder()))
                .toList();
    }

    /** Under a lock nothing may be lost, so one sentence says it, and names whoever lost something. */
    private static String sentence(List<MeasuredCell> locks) {
        List<Fork> measured = locks.stream()
                .flatMap(cell -> cell.forks().stream())
                .filter(fork -> fork.status() == Fork.Status.MEASURED)
                .toList();
        String bad = locks.stream()
                .filter(LostUpdates::isBad)
                .map(cell -> cell.param("mutex"))
                .distinct()
                .collect(Collectors.joining(", "));
        String failed = bad.isEmpty() ? "" : "Lost updates, or failed: " + bad + ". ";
        long kinds = measured.stream()
                .map(fork -> fork.cell().params().get("mutex"))
                .distinct()
                .count();
        return measured.isEmpty()
                ? failed.strip()
                : failed
                        + String.format(
                                "Under a lock: %s increments in %d forks of %d kinds, %s lost.",
                                Unit.COUNT.format(sum(measured, TeamMetrics.OPERATIONS.name())),
                                measured.size(),
                                kinds,
                                sum(measured, TeamMetrics.LOST.name()) == 0
                                        ? "none"
                                        : Unit.COUNT.format(sum(measured, TeamMetrics.LOST.name())));
    }

    private static boolean isBad(MeasuredCell cell) {
        return cell.forks().stream().anyMatch(fork -> fork.status() == Fork.Status.FAILED)
                || sum(cell.forks(), TeamMetrics.LOST.name()) != 0;
    }

    private static double sum(List<Fork> forks, String metric) {
        return forks.stream()
                .filter(fork -> fork.metrics().containsKey(metric))
                .flatMap(fork -> fork.metrics().get(metric).measured().stream())
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
