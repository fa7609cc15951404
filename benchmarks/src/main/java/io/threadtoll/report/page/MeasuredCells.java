// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claims;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.MeasuredForks;
import io.threadtoll.model.Run;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.Probes;
import io.threadtoll.report.CellRows;
import io.threadtoll.report.chart.DotPlot;
import io.threadtoll.report.chart.DotRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run has measured of what a claim needs, by cell. */
final class MeasuredCells {
    /** A plot of more rows is one that nobody reads. */
    private static final int MOST_ROWS = 24;

    private final Map<String, Claim> claims;
    private final Machine machine;
    private final Map<Cell, List<Fork>> forks;

    MeasuredCells(Run run, List<Fork> forks) {
        claims = Claims.all().stream()
                .collect(Collectors.toMap(claim -> claim.title().id(), claim -> claim));
        machine = Machine.of(run, forks);
        this.forks = forks.stream().collect(Collectors.groupingBy(Fork::cell));
    }

    /** The forks of all cells that a claim rests on or shows; none of a claim that is not known any more. */
    Map<Cell, List<Fork>> of(String claim) {
        Set<Cell> needed = claims.containsKey(claim)
                ? new LinkedHashSet<>(claims.get(claim).needs(machine, Claim.Depth.THOROUGH))
                : Set.of();
        return forks.entrySet().stream()
                .filter(measured -> needed.contains(measured.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first, TreeMap::new));
    }

    /** A plot for each unit of what these cells answer their questions by, a row a cell and a dot a fork. */
    static List<DotPlot> plots(Map<Cell, List<Fork>> cells) {
        Map<Unit, List<DotRow>> rows = new EnumMap<>(Unit.class);
        cells.forEach((cell, forks) -> metric(cell, forks).forEach(metric -> {
            Unit unit = CellRows.unit(forks, metric);
            double[] values = MeasuredForks.values(forks, metric);
            String label = metric.equals(Fork.SCORE) ? cell.toString() : cell + ", " + metric;
            rows.computeIfAbsent(unit, any -> new ArrayList<>())
                    .add(DotRow.of(label, unit, values, CellRows.score(values)));
        }));
        return rows.entrySet().stream()
                .map(unit -> DotPlot.of(
                        "What was measured",
                        unit.getKey(),
                        unit.getValue().stream().limit(MOST_ROWS).toList(),
                        List.of()))
                .filter(DotPlot::hasValues)
                .toList();
    }

    /** How many forks there are, how many of them count, and what became of the others. */
    static String interference(Collection<List<Fork>> cells) {
        List<Fork> all = cells.stream().flatMap(List::stream).toList();
        return Stream.of(
                        count(all, Status.MEASURED) + " forks count",
                        named(
                                count(all, Status.DISTURBED),
                                "were disturbed by something else on the machine and made again"),
                        named(count(all, Status.FAILED), "failed"),
                        named(count(all, Status.NOT_APPLICABLE), "could not be measured here"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String named(long count, String what) {
        return count == 0 ? "" : count + " " + what;
    }

    private static long count(List<Fork> forks, Status status) {
        return forks.stream().filter(fork -> fork.status() == status).count();
    }

    /** The time of a team where threads share something, else the score; of a probe its first main finding. */
    private static Stream<String> metric(Cell cell, List<Fork> forks) {
        Stream<String> asked = cell.isProbe()
                ? Probes.all().stream()
                        .filter(probe -> probe.id().equals(cell.probe()))
                        .flatMap(probe -> probe.mainMetrics().stream())
                : Stream.of(Fork.TEAM_TIME, Fork.SCORE);
        return asked.filter(metric -> MeasuredForks.values(forks, metric).length > 0)
                .limit(1);
    }
}
