// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import io.threadtoll.statistics.Moments;
import io.threadtoll.statistics.Welch;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ratio of two cells of one run taken by round, where their forks are neighbours ({@code run/Blocks}) and share what the
 * machine was like. Which comparisons are paired follows from the question and the number of rounds alone, never from what
 * comes out.
 *
 * <p>The logarithms of neighbours correlate by 0.44 to 0.65 for uncontended locks (two machines), by 0.46 for hops, and by 0.2
 * and less elsewhere. To pair costs half of the degrees of freedom. With a correlation of 0.44 an interval at the level of a
 * look is 1.1 times as wide as Welch's at 3 rounds, 0.96 at 5, 0.91 at 6 and 0.82 at 12; without any it still is 1.07 at 12, so
 * all others stay unpaired ({@code results/trials/pairs.sh}).
 */
public final class RoundPairs {
    /** The questions whose neighbours were found to be alike, on 28 November 2026. */
    private static final Set<String> PAIRED = Set.of("uncontended", "contextswitch");

    /** From here on pairs are worth their degrees of freedom. */
    static final int FEWEST_ROUNDS = 6;

    private RoundPairs() {}

    /**
     * The mean logarithm of the ratios; empty where the two are not compared by round.
     *
     * @param question what both are asked
     * @param byRound a positive value of each round that has one
     * @param baseline those of the other cell
     */
    public static Optional<Welch> of(String question, Map<Integer, Double> byRound, Map<Integer, Double> baseline) {
        if (!PAIRED.contains(question)) {
            return Optional.empty();
        }
        double[] ratios = byRound.entrySet().stream()
                .filter(value -> baseline.containsKey(value.getKey()))
                .mapToDouble(value -> Math.log(value.getValue() / baseline.get(value.getKey())))
                .toArray();
        return ratios.length < FEWEST_ROUNDS ? Optional.empty() : Optional.of(Welch.mean(Moments.of(ratios)));
    }
}
