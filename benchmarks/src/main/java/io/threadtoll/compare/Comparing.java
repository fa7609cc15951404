// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.measure.statistics.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Compares what several inputs, or the JVMs, copies or parameters within them, measured.
 *
 * <p>The family of Holm's adjustment is everything that is compared: what {@link CompareOptions#only} and {@link
 * CompareOptions#metric} leave out is not in it, what {@link CompareOptions#changedOnly} and {@link
 * CompareOptions#threshold} merely hide is.
 */
public final class Comparing {
    private final CompareOptions options;
    private final Grid grid;
    private final List<String> columns;
    private final AaFloor floor;
    private final AaFloor controls;
    private final ShownKeys shown;
    private final GroupMeans means;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Unmatched> unmatched = new ArrayList<>();

    /** A row before it is known how many others are tested with it. */
    private record Draft(SortedMap<String, String> keys, Figures baseline, List<Contrast> contrasts) {}

    private Comparing(
            CompareOptions options,
            Grid grid,
            List<String> columns,
            AaFloor floor,
            AaFloor controls,
            GroupMeans means) {
        this.options = options;
        this.grid = grid;
        this.columns = columns;
        this.floor = floor;
        this.controls = controls;
        this.shown = new ShownKeys(grid.rows().keySet());
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
        Grid grid = Grid.of(series, projection, whole, expected);
        List<String> columns = grid.columns(whole.baseline());
        // Copies can't be held against a floor that was made of the very same copies.
        AaFloor floor = whole.col().contains(Series.COPY) ? AaFloor.of(List.of()) : AaFloor.of(sources);
        Comparing comparing = new Comparing(whole, grid, columns, floor, AaFloor.of(controls), GroupMeans.of(whole));
        comparing.match();
        List<Row> rows = comparing.judge();
        Circumstances circumstances = new Circumstances(sources, columns, grid, projection);
        Comparison all = new Comparison(
                columns,
                whole.order().sorted(rows),
                comparing.means.means(),
                comparing.unmatched,
                circumstances.environment(),
                circumstances.claims(),
                Warnings.of(whole, columns, grid.leftOut(), rows, floor));
        return RowFilter.shown(all, whole);
    }

    private void match() {
        grid.rows().forEach((row, cells) -> {
            if (cells.size() < columns.size()) {
                unmatched.add(new Unmatched(
                        shown.of(row),
                        columns.stream().filter(cells::containsKey).toList()));
            }
            Series baseline = cells.get(columns.get(0));
            if (baseline != null && cells.size() > 1) {
                drafts.add(draft(row, baseline, cells));
            }
        });
    }

    private Draft draft(SortedMap<String, String> row, Series baseline, Map<String, Series> cells) {
        Figures first = Figures.of(baseline);
        List<Contrast> contrasts = new ArrayList<>();
        for (String column : columns.subList(1, columns.size())) {
            Series series = cells.get(column);
            if (series != null) {
                Contrast contrast =
                        Contrast.of(column, first, Figures.of(series), delta(baseline, series), options.ignoreCode());
                contrasts.add(contrast);
                means.add(row, contrast);
            }
        }
        return new Draft(shown.of(row), first, contrasts);
    }

    private double delta(Series baseline, Series series) {
        Set<String> runs =
                Set.copyOf(List.of(Origin.of(baseline).run(), Origin.of(series).run()));
        return Math.max(options.delta(), Math.max(floor.share(baseline, runs), controls.share(baseline)));
    }

    private List<Row> judge() {
        double[] adjusted = Holm.adjust(drafts.stream()
                .flatMap(draft -> draft.contrasts.stream())
                .filter(Contrast::isTested)
                .mapToDouble(Contrast::p)
                .toArray());
        int open = 0;
        for (double p : adjusted) {
            open += Contrast.isSure(p) ? 0 : 1;
        }
        List<Row> rows = new ArrayList<>();
        int next = 0;
        for (Draft draft : drafts) {
            List<Change> changes = new ArrayList<>();
            for (Contrast contrast : draft.contrasts) {
                changes.add(contrast.judged(contrast.isTested() ? adjusted[next++] : Double.NaN, open));
            }
            rows.add(new Row(
                    draft.keys,
                    draft.baseline.series().unit(),
                    draft.baseline.value(),
                    draft.baseline.forks(),
                    changes));
        }
        return rows;
    }
}
