// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import io.threadtoll.report.chart.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A change as a page shows it.
 *
 * @param column what its column is called
 * @param value its own value
 * @param forks how many forks that is of
 * @param ratio the change in words
 * @param bar the change as a bar; empty where it can't be drawn
 * @param shift what it says, in words
 * @param style the style class of that
 * @param notes the p and the forks that would settle it, where there are any
 * @param flags what a reader has to know
 */
public record ChangeLine(
        String column,
        String value,
        int forks,
        String ratio,
        Optional<RatioBar> bar,
        String shift,
        String style,
        List<String> notes,
        List<String> flags) {
    private static final double LEAST_P = 0.0001;

    static ChangeLine of(ColumnNames columns, Axis axis, Unit unit, Change change) {
        return new ChangeLine(
                columns.of(change.column()),
                IntervalText.of(unit, change.value()),
                change.forks(),
                RatioText.of(change.ratio()).replace('-', '\u2212'),
                RatioBar.of(axis, change.ratio(), change.delta()),
                ShiftText.words(change.shift()),
                ShiftText.style(change.shift()),
                notes(change),
                change.flags());
    }

    private static List<String> notes(Change change) {
        List<String> notes = new ArrayList<>();
        if (Double.isFinite(change.adjustedP())) {
            notes.add(
                    change.adjustedP() < LEAST_P
                            ? "p < 0.0001"
                            : String.format(Locale.ROOT, "p %.2g", change.adjustedP()));
        }
        if (!ShiftText.settling(change).isEmpty()) {
            notes.add(ShiftText.settling(change));
        }
        return notes;
    }
}
