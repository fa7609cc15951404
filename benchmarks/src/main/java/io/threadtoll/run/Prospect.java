// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.compare.ForksToSettle;
import io.threadtoll.compare.RunningComparison;
import io.threadtoll.model.Looks;
import io.threadtoll.model.Plan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan will probably be able to tell, before its first fork.
 *
 * @param rounds of everything that fit into its time; what is open gets more where something else is decided earlier
 * @param smallestChange of each question that it compares, the share of the smallest change that four of five times is found;
 *     without those of which too few forks fit, and those of which nobody knows how forks vary
 */
public record Prospect(int rounds, SortedMap<String, Double> smallestChange) {
    /** The prospect of a plan, if forks vary as they did where {@link Iterations} was chosen. */
    public static Prospect of(Plan plan, Looks looks) {
        long roundNs = Plan.roundNs(plan.jvms().size(), plan.cells(), plan.twice());
        int rounds = (int) Math.min(looks.mostRounds(), looks.budgetNs() / Math.max(1, roundNs));
        List<String> questions = RunningComparison.questions(plan, looks);
        SortedMap<String, Double> smallest = new TreeMap<>();
        questions.stream()
                .distinct()
                .forEach(question -> Iterations.expectedDeviation(question).stream()
                        .flatMap(deviation ->
                                ForksToSettle.smallestChange(deviation, rounds, looks.error(), questions.size())
                                        .stream())
                        .forEach(share -> smallest.put(question, share)));
        return new Prospect(rounds, smallest);
    }
}
