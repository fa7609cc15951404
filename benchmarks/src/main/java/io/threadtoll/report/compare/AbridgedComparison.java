// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.Row;
import java.util.ArrayList;
import java.util.List;

/** What of a comparison is shown to a person: of one that nobody can read, only what surely changed. */
final class AbridgedComparison {
    /** A terminal keeps some thousand lines, and a person reads fewer. */
    static final int MOST_CHANGES = 2_000;

    private AbridgedComparison() {}

    /** The comparison, or what is left of it. */
    static Comparison of(Comparison all) {
        int changes = all.rows().stream().mapToInt(row -> row.changes().size()).sum();
        if (changes <= MOST_CHANGES) {
            return all;
        }
        List<Row> rows = new ArrayList<>();
        int room = MOST_CHANGES;
        for (Row row : all.rows()) {
            List<Change> sure = row.changes().stream()
                    .filter(change -> change.shift().isChange())
                    .limit(room)
                    .toList();
            room -= sure.size();
            if (!sure.isEmpty()) {
                rows.add(row.with(sure));
            }
        }
        List<String> warnings = new ArrayList<>(all.warnings());
        warnings.add(changes + " changes are too many to read: here are only those that are surely better, worse or"
                + " different, "
                + (room == 0 ? "the first " + MOST_CHANGES + " of them" : "all " + (MOST_CHANGES - room))
                + "; --format csv or json have them all");
        return new Comparison(
                all.columns(),
                rows,
                all.groups(),
                all.unmatched(),
                all.environment(),
                all.claims(),
                all.confidence(),
                all.delta(),
                warnings);
    }
}
