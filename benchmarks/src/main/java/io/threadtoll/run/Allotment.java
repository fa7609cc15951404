// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.ForkId;
import io.threadtoll.model.Looks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Gives the time that is left to what is open. First to what is probably decided soonest, as far as deciding it fits; what is
 * left then goes to the others as far as the next look, since how forks vary is known badly from a few of them. What two have
 * in common is paid for once.
 *
 * @param forks what a next round is to consist of, by their identity in round 0
 * @param decidable how many of the open ones will probably be decided
 */
record Allotment(Set<ForkId> forks, int decidable) {
    /**
     * Something that is open.
     *
     * @param forks what it needs a round, by their identity in round 0
     * @param rounds how many more it probably needs, at least 1; infinitely many where no number is known to tell
     */
    record Open(Collection<ForkId> forks, double rounds) {}

    /**
     * An allotment.
     *
     * @param look how many rounds are complete
     * @param longestNs how long each fork took so far; one that has not been made takes no time
     * @param leftNs what there is to give, in ns
     */
    static Allotment of(List<Open> open, Looks looks, int look, Map<ForkId, Long> longestNs, long leftNs) {
        List<Open> soonestFirst = open.stream()
                .sorted(Comparator.comparingDouble(one -> one.rounds * roundNs(one, Set.of(), longestNs)))
                .toList();
        int toLastLook = looks.mostRounds() - look;
        int toNextLook = looks.rounds().stream()
                        .filter(later -> later > look)
                        .findFirst()
                        .orElse(looks.mostRounds())
                - look;
        Giving giving = new Giving(longestNs, leftNs);
        List<Open> decided = giving.to(soonestFirst, one -> Math.min(toLastLook, Math.max(toNextLook, one.rounds)));
        giving.to(soonestFirst, one -> toNextLook);
        if (giving.forks.isEmpty()) {
            // The end of the time is a look too.
            giving.to(soonestFirst, one -> 1);
        }
        return new Allotment(giving.forks, (int)
                decided.stream().filter(one -> Double.isFinite(one.rounds)).count());
    }

    private static double roundNs(Open open, Set<ForkId> given, Map<ForkId, Long> longestNs) {
        return open.forks.stream()
                .filter(fork -> !given.contains(fork))
                .mapToLong(fork -> longestNs.getOrDefault(fork, 0L))
                .sum();
    }

    /** What has been given so far. */
    private static final class Giving {
        private final Set<ForkId> forks = new HashSet<>();
        private final Map<ForkId, Long> longestNs;
        private double freeNs;

        Giving(Map<ForkId, Long> longestNs, long leftNs) {
            this.longestNs = longestNs;
            this.freeNs = (double) leftNs;
        }

        /** Gives to those for which there is room, for so many rounds each; says to whom. */
        List<Open> to(List<Open> open, ToDoubleFunction<Open> rounds) {
            List<Open> served = new ArrayList<>();
            for (Open one : open) {
                double costNs = rounds.applyAsDouble(one) * roundNs(one, forks, longestNs);
                if (costNs <= freeNs) {
                    freeNs -= costNs;
                    forks.addAll(one.forks);
                    served.add(one);
                }
            }
            return served;
        }
    }
}
