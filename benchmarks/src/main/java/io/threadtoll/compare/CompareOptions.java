// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is compared, and how strictly.
 *
 * @param col the keys whose values are the columns; empty for the usual ones: runs, else JVMs, else A/A copies
 * @param row the keys that geometric means are taken over; empty for the question
 * @param metric a metric's name, {@link #USUAL} or {@link #ALL}
 * @param only rows whose keys contain this text, or have this KEY=VALUE
 * @param changedOnly show only rows with a sure change
 * @param threshold show only rows with a change of at least this share, such as 0.1
 * @param delta a change smaller than this share doesn't matter
 * @param ignoreCode compare also what other code was measured for
 * @param baseline the label of the column that the others are compared with; empty for the first
 * @param order how rows are sorted
 */
public record CompareOptions(
        List<String> col,
        List<String> row,
        String metric,
        Optional<String> only,
        boolean changedOnly,
        double threshold,
        double delta,
        boolean ignoreCode,
        Optional<String> baseline,
        RowOrder order) {
    /** All that the sources hold, where they were read for the metric that each cell usually is compared by. */
    public static final String USUAL = "usual";

    /** Every metric whose unit has a better way. */
    public static final String ALL = "all";

    /** The share below which a change doesn't matter, where no A/A floor says more. */
    public static final double DELTA = 0.05;

    public CompareOptions {
        col = List.copyOf(col);
        row = List.copyOf(row);
        requireShare("the delta", delta);
        requireShare("the threshold", threshold);
        col.stream().filter(row::contains).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException(key + " can't be in --col and in --row");
        });
    }

    /** The first column is the baseline, the largest change for the worse is on top. */
    public CompareOptions(
            List<String> col,
            List<String> row,
            String metric,
            Optional<String> only,
            boolean changedOnly,
            double threshold,
            double delta,
            boolean ignoreCode) {
        this(col, row, metric, only, changedOnly, threshold, delta, ignoreCode, Optional.empty(), RowOrder.RATIO);
    }

    /** What a user gets who asks for nothing. */
    public static CompareOptions usual() {
        return new CompareOptions(List.of(), List.of(), USUAL, Optional.empty(), false, 0, DELTA, false);
    }

    /** What to say where no series is of a metric: which metrics the sources have. */
    public static IllegalArgumentException unknownMetric(String metric, List<Source> sources) {
        return new IllegalArgumentException("nothing here has the metric '" + metric + "'; there are: "
                + sources.stream()
                        .flatMap(source -> source.series().stream())
                        .map(Selection::metric)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    /** The same with every row shown. */
    public CompareOptions showingAll() {
        return new CompareOptions(col, row, metric, only, false, 0, delta, ignoreCode, baseline, order);
    }

    /** The same with other columns. */
    public CompareOptions withCol(List<String> columns) {
        return new CompareOptions(
                columns, row, metric, only, changedOnly, threshold, delta, ignoreCode, baseline, order);
    }

    /** Whether columns or geometric means are told apart by this key. */
    boolean names(String key) {
        return col.contains(key) || row.contains(key);
    }

    private static void requireShare(String what, double share) {
        if (!(share >= 0 && Double.isFinite(share))) {
            throw new IllegalArgumentException(what + " is a share from 0 on, not " + share);
        }
    }
}
