// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.compare.RowJudge.Pairs;
import io.threadtoll.journal.ForkSeries;
import io.threadtoll.journal.SeriesCollector;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Looks;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a run that is going on can tell already: of each cell its JVMs against the first one, its second copy against the first,
 * or, where the run is to compare the values of a parameter, each value against the first, by the metric that the cell usually
 * is compared by. It decides as {@link Comparing} will in the end, but for the A/A floor, which isn't known before.
 */
public final class RunningComparison {
    /**
     * One JVM's forks of a cell, or their second copies.
     *
     * @param jvm the JVM's label
     * @param cell what they measure
     * @param again whether they are second copies
     */
    public record Side(String jvm, Cell cell, boolean again) {}

    /**
     * A comparison.
     *
     * @param baseline what is compared with
     * @param other what is compared
     * @param change what the first look said that could tell, or the last one
     */
    public record Compared(Side baseline, Side other, Change change) {
        /** Whether the forks can't tell yet. */
        public boolean isOpen() {
            return change.shift() == Shift.INCONCLUSIVE;
        }
    }

    private record SidePair(Side baseline, Side other) {}

    private RunningComparison() {}

    /** What these forks say, which are all of the rounds that are complete. */
    public static List<Compared> of(Run run, Looks looks, List<Fork> forks) {
        Map<Side, Series> series = series(run, forks);
        List<SidePair> sides = sides(run.plan(), looks).stream()
                .filter(pair -> series.containsKey(pair.baseline) && series.containsKey(pair.other))
                .toList();
        List<Pairs> pairs = sides.stream()
                .map(pair -> new Pairs(new TreeMap<>(), series.get(pair.baseline), Map.of("", series.get(pair.other))))
                .toList();
        RowJudge judge =
                new RowJudge(Spending.within(looks), (one, other) -> CompareOptions.DELTA, CompareOptions.DELTA, false);
        List<List<Change>> changes =
                judge.judge(pairs, pairs.stream().map(judge::contrasts).toList());
        return IntStream.range(0, sides.size())
                .mapToObj(i -> new Compared(
                        sides.get(i).baseline,
                        sides.get(i).other,
                        changes.get(i).get(0)))
                .toList();
    }

    /** The questions of the benchmark cells that a plan compares, one for each comparison. */
    public static List<String> questions(Plan plan, Looks looks) {
        return sides(plan, looks).stream()
                .map(pair -> pair.other.cell)
                .filter(cell -> !cell.isProbe())
                .map(Cell::question)
                .toList();
    }

    private static List<SidePair> sides(Plan plan, Looks looks) {
        List<SidePair> sides = new ArrayList<>();
        List<Cell> cells = plan.cells().stream().map(PlannedCell::cell).toList();
        if (!looks.col().isEmpty()) {
            plan.jvms().forEach(jvm -> addValues(looks.col(), cells, jvm.label(), sides));
            return sides;
        }
        String first = plan.jvms().get(0).label();
        for (Jvm jvm : plan.jvms().subList(1, plan.jvms().size())) {
            cells.forEach(
                    cell -> sides.add(new SidePair(new Side(first, cell, false), new Side(jvm.label(), cell, false))));
        }
        // Where claims are judged copies are a control, which is measured as long as anything is.
        if (looks.goal() == Looks.Goal.CHANGES) {
            plan.twice()
                    .forEach(planned -> sides.add(new SidePair(
                            new Side(first, planned.cell(), false), new Side(first, planned.cell(), true))));
        }
        return sides;
    }

    /** Cells that differ in one parameter only, against the one of them whose value comes first. */
    private static void addValues(String parameter, List<Cell> cells, String jvm, List<SidePair> sides) {
        Map<Cell, List<Cell>> rows = cells.stream()
                .filter(cell -> cell.params().containsKey(parameter))
                .collect(Collectors.groupingBy(
                        cell -> cell.without(parameter), LinkedHashMap::new, Collectors.toList()));
        for (List<Cell> row : rows.values()) {
            List<Cell> sorted = row.stream()
                    .sorted(Comparator.comparing(cell -> cell.params().get(parameter), PivotTable.VALUES))
                    .toList();
            sorted.stream()
                    .skip(1)
                    .forEach(cell ->
                            sides.add(new SidePair(new Side(jvm, sorted.get(0), false), new Side(jvm, cell, false))));
        }
    }

    private static Map<Side, Series> series(Run run, List<Fork> forks) {
        SeriesCollector collector = new SeriesCollector(run);
        forks.forEach(collector::add);
        Map<Side, Series> series = new HashMap<>();
        for (ForkSeries one : ForkSeries.usual(collector.series())) {
            SortedMap<String, String> keys = new TreeMap<>(Map.of(
                    Series.RUN, "",
                    Series.BENCHMARK, one.cell().benchmark(),
                    Series.QUESTION, one.cell().question()));
            series.put(
                    new Side(one.jvm(), one.cell(), one.again()),
                    new Series(keys, one.unit(), one.values(), one.rounds(), "", List.of()));
        }
        return series;
    }
}
