// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Compares what several inputs, or the JVMs, copies or parameters within them, measured.
 *
 * <p>The family of Holm's adjustment is everything that is compared: what {@link CompareOptions#only} and {@link
 * CompareOptions#metric} leave out is not in it, what {@link CompareOptions#changedOnly} and {@link
 * CompareOptions#threshold} merely hide is.
 */
public final class Comparing {
    private final CompareOptions options;
    private final PivotTable table;
    private final List<String> columns;
    private final AaFloor floor;
    private final AaFloor controls;
    private final ShownKeys shown;
    private final Spending spending;

    private Comparing(
            CompareOptions options,
            PivotTable table,
            List<String> columns,
            AaFloor floor,
            AaFloor controls,
            Spending spending) {
        this.options = options;
        this.table = table;
        this.columns = columns;
        this.floor = floor;
        this.controls = controls;
        this.shown = new ShownKeys(table.rows().keySet());
        this.spending = spending;
    }

    /**
     * Compares.
     *
     * @param sources what was measured, with labels that differ; not changed
     * @throws IllegalArgumentException if the options name what isn't there, or leave nothing to tell apart
     */
    public static Comparison compare(List<Source> sources, CompareOptions options) {
        return compare(sources, options, List.of());
    }

    /**
     * Compares, with the A/A pairs of other runs on the machine as a floor too.
     *
     * @param sources what was measured, with labels that differ; not changed
     * @param controls runs of which only the A/A pairs count
     * @throws IllegalArgumentException if the options name what isn't there, or leave nothing to tell apart
     */
    public static Comparison compare(List<Source> sources, CompareOptions options, List<Source> controls) {
        CompareOptions whole = options.col().isEmpty() ? options.withCol(UsualColumns.of(sources)) : options;
        List<Series> series = Selection.of(sources, whole);
        Projection projection = Projection.of(series, whole);
        List<String> expected = whole.col().equals(List.of(Series.RUN))
                ? sources.stream().map(Source::label).toList()
                : List.of();
        PivotTable table = PivotTable.of(series, projection, whole, expected);
        List<String> columns = table.columns(whole.baseline());
        // Copies can't be held against a floor that was made of the very same copies.
        AaFloor floor = AaFloor.of(whole.col().contains(Series.COPY) ? List.of() : sources, whole);
        Spending spending = Spending.of(sources);
        Comparing comparing = new Comparing(whole, table, columns, floor, AaFloor.of(controls, whole), spending);
        List<RowJudge.Pairs> matched = comparing.matched();
        RowJudge judge = new RowJudge(spending, comparing::delta, whole.delta(), whole.ignoreCode());
        List<List<Contrast>> contrasts =
                matched.parallelStream().map(judge::contrasts).toList();
        List<Row> rows = comparing.rows(matched, judge.judge(matched, contrasts));
        List<String> common = Warnings.common(rows);
        List<String> warnings =
                new ArrayList<>(common.stream().map(flag -> "all rows: " + flag).toList());
        warnings.addAll(Warnings.of(
                whole,
                columns,
                table.leftOut(),
                sources,
                rows,
                floor,
                Optional.of(comparing.controls).filter(any -> !controls.isEmpty())));
        Circumstances circumstances = new Circumstances(sources, columns, table, projection);
        Comparison all = new Comparison(
                columns,
                whole.order()
                        .sorted(rows.stream().map(row -> row.without(common)).toList()),
                comparing.means(matched, contrasts),
                comparing.unmatched(),
                circumstances.environment(),
                circumstances.claims(),
                spending.confidence(),
                whole.delta(),
                warnings);
        return RowFilter.shown(all, whole);
    }

    private List<Unmatched> unmatched() {
        return table.rows().entrySet().stream()
                .filter(row -> row.getValue().size() < columns.size())
                .map(row -> new Unmatched(
                        shown.of(row.getKey()),
                        columns.stream().filter(row.getValue()::containsKey).toList()))
                .toList();
    }

    private List<RowJudge.Pairs> matched() {
        return table.rows().entrySet().stream()
                .filter(row -> row.getValue().size() > 1 && row.getValue().containsKey(columns.get(0)))
                .map(row ->
                        new RowJudge.Pairs(row.getKey(), row.getValue().get(columns.get(0)), others(row.getValue())))
                .toList();
    }

    private Map<String, Series> others(Map<String, Series> cells) {
        Map<String, Series> others = new LinkedHashMap<>();
        columns.stream().skip(1).filter(cells::containsKey).forEach(column -> others.put(column, cells.get(column)));
        return others;
    }

    private double delta(Series baseline, Series series) {
        return DoubleStream.of(
                        options.delta(),
                        controls.share(baseline),
                        floor.share(baseline, Origin.of(baseline).run()),
                        floor.share(baseline, Origin.of(series).run()))
                .max()
                .orElseThrow();
    }

    private List<Group> means(List<RowJudge.Pairs> rows, List<List<Contrast>> contrasts) {
        GroupMeans means = GroupMeans.of(options, spending.confidence());
        for (int i = 0; i < rows.size(); i++) {
            for (Contrast contrast : contrasts.get(i)) {
                means.add(rows.get(i).keys(), contrast);
            }
        }
        return means.means();
    }

    private List<Row> rows(List<RowJudge.Pairs> rows, List<List<Change>> changes) {
        return IntStream.range(0, rows.size())
                .parallel()
                .mapToObj(i -> row(rows.get(i), changes.get(i)))
                .toList();
    }

    private Row row(RowJudge.Pairs row, List<Change> changes) {
        SeriesEstimate baseline = SeriesEstimate.of(row.baseline());
        return new Row(
                shown.of(row.keys()),
                row.baseline().unit(),
                baseline.value(spending.confidence()),
                baseline.forks(),
                row.baseline().forks(),
                changes.stream()
                        .map(change ->
                                change.showing(row.others().get(change.column()).forks()))
                        .toList());
    }
}
