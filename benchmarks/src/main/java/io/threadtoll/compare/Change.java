// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.statistics.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One column of one row against the baseline.
 *
 * @param column the column's label
 * @param value the series' own value, its geometric mean with its interval
 * @param forks how many forks it is of
 * @param values the value of each fork of the column, of those too that were made after the change was decided; empty where
 *     nobody kept them
 * @param ratio this over the baseline, with an interval of the comparison's confidence; NaN throughout where it can't be compared
 * @param delta a change smaller than this share doesn't matter: 0.05, or the A/A floor where that is more
 * @param adjustedP Holm's p for a change beyond the delta, over all of the comparison; NaN where it can't be compared
 * @param shift what that says
 * @param forksToSettle forks a side that would probably settle an inconclusive one; 0 where none is needed or no number is
 *     known
 * @param flags what a reader has to know
 */
public record Change(
        String column,
        Interval value,
        int forks,
        List<Double> values,
        Interval ratio,
        double delta,
        double adjustedP,
        Shift shift,
        int forksToSettle,
        List<String> flags) {
    public Change {
        values = List.copyOf(values);
        flags = List.copyOf(flags);
    }

    /** One of which nobody kept the value of each fork. */
    public Change(
            String column,
            Interval value,
            int forks,
            Interval ratio,
            double delta,
            double adjustedP,
            Shift shift,
            int forksToSettle,
            List<String> flags) {
        this(column, value, forks, List.of(), ratio, delta, adjustedP, shift, forksToSettle, flags);
    }

    /** The same with the value of every fork that the column has in the end. */
    Change showing(List<Double> all) {
        return new Change(column, value, forks, all, ratio, delta, adjustedP, shift, forksToSettle, flags);
    }

    /** The same with one more thing to know. */
    Change flagged(String flag) {
        List<String> more = new ArrayList<>(flags);
        more.add(flag);
        return with(more);
    }

    /** The same, without flags that are said elsewhere. */
    Change without(Collection<String> said) {
        return with(flags.stream().filter(flag -> !said.contains(flag)).toList());
    }

    private Change with(List<String> others) {
        return new Change(column, value, forks, values, ratio, delta, adjustedP, shift, forksToSettle, others);
    }
}
