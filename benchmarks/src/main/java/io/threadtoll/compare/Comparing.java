// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.statistics.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
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
    private final GroupMeans means;
    private List<Draft> drafts = List.of();
    private final List<Unmatched> unmatched = new ArrayList<>();

    /** A row before it is known how many others are tested with it. */
    private record Draft(SortedMap<String, String> row, SeriesEstimate baseline, List<Contrast> contrasts) {
        int tested() {
            return (int) contrasts.stream().filter(Contrast::isTested).count();
        }
    }

    private Comparing(
            CompareOptions options,
            PivotTable table,
            List<String> columns,
            AaFloor floor,
            AaFloor controls,
            GroupMeans means) {
        this.options = options;
        this.table = table;
        this.columns = columns;
        this.floor = floor;
        this.controls = controls;
        this.shown = new ShownKeys(table.rows().keySet());
        this.means = means;
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
        Comparing comparing =
                new Comparing(whole, table, columns, floor, AaFloor.of(controls, whole), GroupMeans.of(whole));
        comparing.match();
        List<Row> rows = comparing.judge();
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
                comparing.means.means(),
                comparing.unmatched,
                circumstances.environment(),
                circumstances.claims(),
                warnings);
        return RowFilter.shown(all, whole);
    }

    private void match() {
        table.rows().forEach((row, cells) -> {
            if (cells.size() < columns.size()) {
                unmatched.add(new Unmatched(
                        shown.of(row),
                        columns.stream().filter(cells::containsKey).toList()));
            }
        });
        drafts = List.copyOf(table.rows().entrySet()).parallelStream()
                .filter(row -> row.getValue().size() > 1 && row.getValue().containsKey(columns.get(0)))
                .map(row -> draft(row.getKey(), row.getValue()))
                .toList();
        drafts.forEach(draft -> draft.contrasts.forEach(contrast -> means.add(draft.row, contrast)));
    }

    private Draft draft(SortedMap<String, String> row, Map<String, Series> cells) {
        Series baseline = cells.get(columns.get(0));
        SeriesEstimate first = SeriesEstimate.of(baseline);
        List<Contrast> contrasts = new ArrayList<>();
        for (String column : columns.subList(1, columns.size())) {
            Series series = cells.get(column);
            if (series != null) {
                contrasts.add(Contrast.of(
                        column, first, SeriesEstimate.of(series), delta(baseline, series), options.ignoreCode()));
            }
        }
        return new Draft(row, first, contrasts);
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

    private List<Row> judge() {
        double[] adjusted = Holm.adjust(drafts.parallelStream()
                .flatMap(draft -> draft.contrasts.stream())
                .filter(Contrast::isTested)
                .mapToDouble(Contrast::p)
                .toArray());
        int open =
                (int) DoubleStream.of(adjusted).filter(p -> !Contrast.isSure(p)).count();
        int[] starts = new int[drafts.size()];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + drafts.get(i - 1).tested();
        }
        return IntStream.range(0, starts.length)
                .parallel()
                .mapToObj(i -> row(drafts.get(i), adjusted, starts[i], open))
                .toList();
    }

    private Row row(Draft draft, double[] adjusted, int start, int open) {
        List<Change> changes = new ArrayList<>();
        int next = start;
        for (Contrast contrast : draft.contrasts) {
            changes.add(contrast.judged(contrast.isTested() ? adjusted[next++] : Double.NaN, open));
        }
        return new Row(
                shown.of(draft.row),
                draft.baseline.series().unit(),
                draft.baseline.value(),
                draft.baseline.forks(),
                changes);
    }
}
