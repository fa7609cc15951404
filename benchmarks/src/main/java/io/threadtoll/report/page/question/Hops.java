// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import io.threadtoll.model.Fork;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.chart.DataTable;
import io.threadtoll.report.chart.DotPlot;
import io.threadtoll.report.chart.DotRow;
import io.threadtoll.statistics.Moments;
import io.threadtoll.statistics.Welch;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What it costs to wake another thread and go to sleep.
 *
 * @param plots a plot for each placement, all on one axis: a row for each medium and working set, machine code as their floor
 */
public record Hops(List<DotPlot> plots) {
    private static final String HOP = "ThreadHop.hop";

    /** Begins the name of a medium whose hop is made by machine code, with no Java in between. */
    private static final String BARE = "BARE_";

    private static final List<String> COLUMNS =
            List.of("Hop", "Mean and 95 % interval", "The binding's part", "Forks", "Each fork");

    public Hops {
        plots = List.copyOf(plots);
    }

    /** That of a run, where it was measured. */
    public static Optional<Hops> of(List<Fork> forks) {
        List<MeasuredCell> cells = MeasuredCell.of(forks, HOP).stream()
                .sorted(Comparator.comparing((MeasuredCell cell) -> cell.param("placement"))
                        .thenComparingInt(cell -> cell.number("workingSetBytes"))
                        .thenComparing(Hops::medium)
                        .thenComparing(Hops::isBare))
                .toList();
        List<Condition> placements = Condition.of(cells, Condition::placement);
        Axis axis = DotPlot.axis(
                Unit.NANOSECONDS,
                placements.stream().flatMap(place -> rows(place).stream()).toList(),
                List.of());
        return placements.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hops(placements.stream()
                        .map(place -> DotPlot.on(
                                        axis,
                                        "A hop from thread to thread: " + place.text(),
                                        Unit.NANOSECONDS,
                                        rows(place),
                                        List.of())
                                .with(table(place)))
                        .toList()));
    }

    private static boolean isBare(MeasuredCell cell) {
        return cell.param("medium").startsWith(BARE);
    }

    private static String medium(MeasuredCell cell) {
        return cell.param("medium").replaceFirst("^" + BARE, "");
    }

    private static List<DotRow> rows(Condition placement) {
        return placement.cells().stream().map(Hops::row).toList();
    }

    private static DotRow row(MeasuredCell cell) {
        int touched = cell.number("workingSetBytes");
        String with = touched == 0 ? "" : ", " + Unit.BYTES.format(touched).replaceFirst("\\.0+(?= )", "") + " touched";
        DotRow row = cell.row(cell.param("medium") + with, Metric.SCORE, Unit.NANOSECONDS);
        return isBare(cell) ? row.asFloor() : row;
    }

    private static DataTable table(Condition placement) {
        return new DataTable(
                COLUMNS,
                placement.cells().stream()
                        .map(cell -> {
                            DotRow row = row(cell);
                            return List.of(
                                    row.label(),
                                    row.text(),
                                    bindingsPart(cell, placement.cells()),
                                    String.valueOf(row.forks().size()),
                                    row.forkTexts(Unit.NANOSECONDS));
                        })
                        .toList());
    }

    /** What the same hop by machine code takes less; it has no working set but 0. */
    private static String bindingsPart(MeasuredCell cell, List<MeasuredCell> all) {
        return all.stream()
                .filter(other -> isBare(other)
                        && !isBare(cell)
                        && medium(other).equals(medium(cell))
                        && other.param("workingSetBytes").equals(cell.param("workingSetBytes")))
                .map(bare -> difference(cell.values(Metric.SCORE), bare.values(Metric.SCORE)))
                .findFirst()
                .orElse("-");
    }

    private static String difference(double[] bound, double[] bare) {
        return bound.length == 0 || bare.length == 0
                ? "-"
                : IntervalText.of(
                        Unit.NANOSECONDS,
                        Welch.between(Moments.of(bound), Moments.of(bare)).interval(0.95));
    }
}
