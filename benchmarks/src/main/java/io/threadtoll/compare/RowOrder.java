// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.Comparator;
import java.util.List;

/** How the rows of a comparison are sorted. */
public enum RowOrder {
    /**
     * What surely changed for the worse, the largest change first; then what differs, what changed for the better, what the
     * forks can't tell, what is equivalent and what can't be compared. A row counts by the worst of its columns.
     */
    RATIO {
        @Override
        public List<Row> sorted(List<Row> rows) {
            return rows.stream()
                    .map(RowOrder::placed)
                    .sorted(Comparator.comparingInt(Placed::rank)
                            .thenComparing(
                                    Comparator.comparingDouble(Placed::size).reversed())
                            .thenComparing(Placed::name))
                    .map(Placed::row)
                    .toList();
        }
    },
    /** By the row's keys. */
    NAME {
        @Override
        public List<Row> sorted(List<Row> rows) {
            return rows.stream()
                    .map(RowOrder::placed)
                    .sorted(Comparator.comparing(Placed::name))
                    .map(Placed::row)
                    .toList();
        }
    };

    private static final List<Shift> WORST_FIRST = List.of(
            Shift.WORSE, Shift.DIFFERENT, Shift.BETTER, Shift.INCONCLUSIVE, Shift.EQUIVALENT, Shift.NOT_COMPARABLE);

    /** The rows in this order. */
    public abstract List<Row> sorted(List<Row> rows);

    private record Placed(Row row, int rank, double size, String name) {}

    private static Placed placed(Row row) {
        int rank = row.changes().stream()
                .mapToInt(change -> WORST_FIRST.indexOf(change.shift()))
                .min()
                .orElse(WORST_FIRST.size());
        double size = row.changes().stream()
                .filter(change -> WORST_FIRST.indexOf(change.shift()) == rank)
                .mapToDouble(RowFilter::size)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        return new Placed(row, rank, size, row.keys().toString());
    }
}
