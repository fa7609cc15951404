// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import io.threadtoll.model.Unit;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.chart.DotPlot;
import io.threadtoll.report.chart.DotRow;
import io.threadtoll.report.chart.Frame;
import io.threadtoll.report.chart.Point;
import io.threadtoll.report.chart.RoundAxis;
import io.threadtoll.report.chart.Scatter;
import io.threadtoll.report.chart.Trail;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Throughput against fairness in one condition, before it is drawn.
 *
 * @param condition in words
 * @param passes a pass for each lock and number of threads, without the control
 */
record FairnessChart(String condition, List<LockPass> passes) {
    private static final int WIDTH = 316;
    private static final int HEIGHT = 300;
    private static final int ABOVE = 8;

    /** With more locks than that their names need more room. */
    private static final int FEW = 8;

    private static final int TALL = 420;

    /** The charts of the conditions in which most locks were measured. */
    static List<FairnessChart> of(List<LockPass> passes) {
        Map<String, List<LockPass>> conditions = passes.stream()
                .filter(pass -> !pass.isControl() && isDrawable(pass))
                .collect(Collectors.groupingBy(LockPass::condition, LinkedHashMap::new, Collectors.toList()));
        List<FairnessChart> charts = conditions.entrySet().stream()
                .map(entry -> new FairnessChart(entry.getKey(), entry.getValue()))
                .filter(chart -> chart.locks() > 1)
                .toList();
        List<FairnessChart> most = charts.stream()
                .sorted(Comparator.comparingLong((FairnessChart chart) -> -chart.locks()))
                .limit(Condition.MOST)
                .toList();
        return charts.stream().filter(most::contains).toList();
    }

    private static boolean isDrawable(LockPass pass) {
        return Double.isFinite(pass.fairness())
                && Double.isFinite(pass.throughput().estimate());
    }

    private long locks() {
        return passes.stream().map(LockPass::lock).distinct().count();
    }

    private SortedSet<Integer> threads() {
        return passes.stream().map(pass -> pass.cell().cell().threads()).collect(Collectors.toCollection(TreeSet::new));
    }

    Scatter draw(LockLooks looks) {
        Map<String, List<LockPass>> locks =
                passes.stream().collect(Collectors.groupingBy(LockPass::lock, TreeMap::new, Collectors.toList()));
        List<Trail> trails = locks.entrySet().stream()
                .map(lock -> new Trail(
                        LockLooks.shortName(lock.getKey()),
                        looks.style(lock.getKey()),
                        lock.getValue().stream()
                                .map(pass -> new Point(
                                        pass.fairness(), pass.throughput().estimate()))
                                .toList()))
                .toList();
        return new Scatter(
                title(),
                note(),
                passes.stream()
                        .map(pass -> pass.lock() + " with " + Condition.threads(pass.cell()) + ": "
                                + pass.throughputRow().text() + " at fairness "
                                + Unit.COUNT.format(pass.fairness()))
                        .collect(Collectors.joining(". ")),
                Frame.around(WIDTH, locks.size() > FEW ? TALL : HEIGHT, ABOVE),
                RoundAxis.of(
                        Unit.COUNT,
                        DoubleStream.concat(passes.stream().mapToDouble(LockPass::fairness), DoubleStream.of(1))),
                up(),
                trails,
                LockPass.table(passes));
    }

    private String note() {
        return "means of "
                + Condition.forks(passes.stream().mapToInt(pass -> pass.throughputs().length))
                + (up().isLogarithmic() ? "; the scale of throughput is logarithmic" : "");
    }

    private Axis up() {
        return RoundAxis.upright(
                Unit.OPERATIONS_PER_SECOND,
                passes.stream().mapToDouble(pass -> pass.throughput().estimate()));
    }

    private String title() {
        SortedSet<Integer> threads = threads();
        String fewer =
                threads.headSet(threads.last()).stream().map(String::valueOf).collect(Collectors.joining(", "));
        return "Throughput against fairness: " + condition + ", " + (fewer.isEmpty() ? "" : fewer + " and ")
                + threads.last() + " threads";
    }

    /** What the same locks cost beside, with the number of threads that most of them were measured with. */
    List<DotPlot> beside() {
        int threads = threads().stream()
                .max(Comparator.comparingLong((Integer count) -> with(count).size())
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
        List<LockPass> shown = with(threads).stream()
                .sorted(Comparator.comparingDouble(
                        (LockPass pass) -> -pass.throughput().estimate()))
                .toList();
        String where = ", " + threads + " threads, " + condition;
        return List.of(
                        plot("Throughput" + where, Unit.OPERATIONS_PER_SECOND, shown, LockPass::throughputRow),
                        plot("CPU time a pass" + where, Unit.NANOSECONDS, shown, LockPass::cpuRow),
                        plot("System calls a pass" + where, Unit.COUNT, shown, LockPass::systemCallRow))
                .stream()
                .filter(DotPlot::hasValues)
                .toList();
    }

    private List<LockPass> with(int threads) {
        return passes.stream()
                .filter(pass -> pass.cell().cell().threads() == threads)
                .toList();
    }

    private static DotPlot plot(String title, Unit unit, List<LockPass> passes, Function<LockPass, DotRow> row) {
        return DotPlot.of(title, unit, passes.stream().map(row).toList(), List.of());
    }
}
