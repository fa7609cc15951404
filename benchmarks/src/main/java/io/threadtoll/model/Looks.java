// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import java.util.List;
import java.util.Objects;

/**
 * When a run looks at what it has, fixed before its first fork: a claim that is decided at a look is not measured any
 * further, and those that are open get the time that is left.
 *
 * <p>Who looks at a growing sample again and again finds an interval off its band by luck: at 95 % each, five looks at 3 to 20
 * forks do so in 17 of 100 cases. So every look has the same smaller error, after Pocock (1977), which for all of them together
 * is below 5 % ({@code results/trials/looks.sh}).
 *
 * @param rounds after how many rounds, ascending; the last one ends the run
 * @param error what each look may err, the two-sided error of its intervals
 * @param goal what is to be decided
 * @param col the parameter whose values are compared, where the goal is what changed; empty where that is the JVMs or the copies
 * @param budgetNs how long the run may take, in ns; it never ends within a round, and takes one that it has begun to its end
 */
public record Looks(List<Integer> rounds, double error, Goal goal, String col, long budgetNs) {
    /** What a run is to decide. */
    public enum Goal {
        /** Each claim, on each JVM; and then what changed between the JVMs, where there are several. */
        CLAIMS,
        /**
         * What changed: between the values of a parameter, or, where none is named, between its JVMs and between the copies of
         * what is measured twice.
         */
        CHANGES
    }

    /**
     * Looks.
     *
     * @throws BadResultException if they aren't ascending, or an error or a time is none
     */
    public Looks {
        rounds = List.copyOf(rounds);
        Objects.requireNonNull(goal, "looks have a goal");
        Bounds.require("looks of a run", rounds.size(), 1, 1000);
        for (int i = 0; i < rounds.size(); i++) {
            Bounds.require("rounds of a look", rounds.get(i), i == 0 ? 1 : rounds.get(i - 1) + 1L, Plan.MOST_ROUNDS);
        }
        Bounds.require("budget of a run in ns", budgetNs, 0, Long.MAX_VALUE);
        if (!(error > 0 && error < 1)) {
            throw new BadResultException("a look errs by more than 0 and less than 1, not by " + error);
        }
    }

    /** The confidence of the intervals of a look. */
    public double confidence() {
        return 1 - error;
    }

    /** The most rounds there can be. */
    public int mostRounds() {
        return rounds.get(rounds.size() - 1);
    }

    /** The last look that a number of complete rounds has reached; 0 where none. */
    public int reached(int complete) {
        return rounds.stream().filter(look -> look <= complete).reduce(0, (earlier, later) -> later);
    }
}
