// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.Looks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How often what is compared is looked at, and what each look may err, so that all of them together err by no more than
 * {@link #LEVEL}.
 *
 * <p>Within one run the looks are those at which it decided what to measure next. Between runs there is one look, at what each
 * had in the end; but when that was, was decided by its looks, so the interval is theirs.
 *
 * @param error what each look may err, the two-sided error of its intervals
 * @param rounds how many rounds there were at each look, ascending; the last one has all
 */
record Spending(double error, List<Integer> rounds) {
    /** What all looks together may err. */
    static final double LEVEL = 0.05;

    private static final List<Integer> ALL_ROUNDS = List.of(Integer.MAX_VALUE);

    static Spending of(List<Source> sources) {
        Set<Looks> looks =
                sources.stream().flatMap(source -> source.looks().stream()).collect(Collectors.toSet());
        double error = looks.stream().mapToDouble(Looks::error).min().orElse(LEVEL);
        return sources.size() == 1 && looks.size() == 1
                ? within(looks.iterator().next())
                : new Spending(error, ALL_ROUNDS);
    }

    /** That of comparisons within a run. */
    static Spending within(Looks looks) {
        List<Integer> rounds = new ArrayList<>(looks.rounds());
        rounds.addAll(ALL_ROUNDS);
        return new Spending(looks.error(), rounds);
    }

    /** The confidence of an interval. */
    double confidence() {
        return 1 - error;
    }

    /** A p of one look as part of all: at most {@link #LEVEL} where that is at most the look's error. */
    double spent(double p) {
        return Math.min(1, p * LEVEL / error);
    }
}
