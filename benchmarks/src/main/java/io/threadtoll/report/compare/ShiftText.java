// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Shift;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a comparison says, in words. */
public final class ShiftText {
    /** The order in which they matter to a reader. */
    static final List<Shift> ORDER = List.of(
            Shift.WORSE, Shift.BETTER, Shift.DIFFERENT, Shift.EQUIVALENT, Shift.INCONCLUSIVE, Shift.NOT_COMPARABLE);

    private ShiftText() {}

    /** Such as {@code not comparable}. */
    public static String words(Shift shift) {
        return shift.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The style class of a shift. */
    public static String style(Shift shift) {
        return shift.name().toLowerCase(Locale.ROOT);
    }

    /** The word; of what is inconclusive by less than what the two differ, and in brackets how many forks a side would tell. */
    static String brief(Change change) {
        return bound(change).map(most -> "open, <" + most).orElse(words(change.shift()))
                + (change.forksToSettle() > 0 ? " (" + change.forksToSettle() + ")" : "");
    }

    /** By how much the two differ at most, of what is open; empty where no interval says so. */
    static Optional<String> bound(Change change) {
        if (change.shift() != Shift.INCONCLUSIVE || !IntervalText.isBounded(change.ratio())) {
            return Optional.empty();
        }
        double most = Math.max(change.ratio().high(), 1 / change.ratio().low());
        if (!(most > 1)) {
            return Optional.empty();
        }
        // Rounded up, since it is a bound.
        return Optional.of(most < 10 ? (int) Math.ceil(100 * (most - 1)) + " %" : "x" + Unit.COUNT.format(most));
    }

    /** The same in words: by how much an open one can differ, and how many forks would tell; empty where there is neither. */
    public static String settling(Change change) {
        return Stream.of(
                        bound(change).map(most -> "at most " + most),
                        Optional.of(change.forksToSettle() + " forks a side would tell")
                                .filter(any -> change.forksToSettle() > 0))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }
}
