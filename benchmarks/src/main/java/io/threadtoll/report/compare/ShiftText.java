// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Shift;
import java.util.List;
import java.util.Locale;

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

    /** The word, and in brackets how many forks a side would probably tell. */
    static String brief(Change change) {
        return words(change.shift()) + (change.forksToSettle() > 0 ? " (" + change.forksToSettle() + ")" : "");
    }

    /** How many forks a side would probably tell; empty where none are needed or no number is known. */
    public static String settling(Change change) {
        return change.forksToSettle() > 0 ? change.forksToSettle() + " forks a side would tell" : "";
    }

    /** Whether something surely changed. */
    static boolean isChange(Shift shift) {
        return switch (shift) {
            case BETTER, WORSE, DIFFERENT -> true;
            case EQUIVALENT, INCONCLUSIVE, NOT_COMPARABLE -> false;
        };
    }
}
