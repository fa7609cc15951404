// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import io.threadtoll.model.Fork;
import io.threadtoll.report.LatencyRow;
import io.threadtoll.report.chart.Chart;
import io.threadtoll.report.chart.Curve;
import io.threadtoll.report.chart.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long threads are kept waiting for a lock, and how long the unlucky ones.
 *
 * @param plots percentiles, a plot for each condition and, where there are many locks, for each kind of them
 * @param table the percentiles of every latency that was recorded
 */
public record Tails(List<Plot> plots, DataTable table) {
    /**
     * A plot.
     *
     * @param chart what is drawn: time against the share of waits that is not longer, which HdrHistogram draws too
     * @param key what its curves are
     * @param forks how many forks a curve is of
     */
    public record Plot(Chart chart, List<Curve> key, String forks) {
        public Plot {
            key = List.copyOf(key);
        }
    }

    public Tails {
        plots = List.copyOf(plots);
    }

    /** Those of a run, where they were measured. */
    public static Optional<Tails> of(List<Fork> forks) {
        List<LockTail> tails = LockTail.of(forks);
        List<Plot> plots = PercentilePlots.of(tails);
        return plots.isEmpty() ? Optional.empty() : Optional.of(new Tails(plots, table(forks)));
    }

    private static DataTable table(List<Fork> forks) {
        List<String> columns = Stream.of(
                        Stream.of("Cell", "Latency", "Forks", "Count"),
                        LatencyRow.TITLES.stream(),
                        Stream.of("p99.9 of forks"))
                .flatMap(titles -> titles)
                .toList();
        return new DataTable(
                columns,
                LatencyRow.of(forks.stream().filter(LockTail::isOne).toList()).stream()
                        .map(row -> {
                            List<String> cells = new ArrayList<>(
                                    List.of(row.cell(), row.name(), String.valueOf(row.forks()), row.count()));
                            cells.addAll(row.percentiles());
                            cells.add(row.tailSpread());
                            return cells;
                        })
                        .toList());
    }
}
