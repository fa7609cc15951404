// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Hides rows of a comparison that is made: whatever it hides was compared, so Holm's family, the geometric means and the
 * exit code are the same with and without it.
 */
public final class RowFilter {
    private RowFilter() {}

    /** What {@code --changed} and {@code --threshold} leave to be shown. */
    public static Comparison shown(Comparison all, CompareOptions options) {
        List<Row> rows =
                all.rows().stream().filter(row -> isShown(row, options)).toList();
        List<String> warnings = new ArrayList<>(all.warnings());
        int hidden = all.rows().size() - rows.size();
        if (hidden > 0) {
            warnings.add(hidden + " of " + all.rows().size() + " rows are hidden by --changed or --threshold");
        }
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

    private static boolean isShown(Row row, CompareOptions options) {
        return row.changes().stream()
                .anyMatch(change -> (!options.changedOnly() || change.shift().isChange())
                        && (options.threshold() == 0 || size(change) >= Math.log1p(options.threshold())));
    }

    /** How large a change is whichever way it goes: the absolute logarithm of its ratio, NaN where it has none. */
    static double size(Change change) {
        return Math.abs(Math.log(change.ratio().estimate()));
    }
}
