// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.IntervalText;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import io.threadtoll.statistics.Moments;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which lock let the most through in one condition.
 *
 * @param best the lock with the highest throughput, the geometric mean over forks
 * @param ties the locks that can't be told from it, from the next best on; empty where it won
 * @param runnerUp the second best
 * @param ratio the throughput of the best over the runner-up's
 */
public record BestLock(String best, List<String> ties, String runnerUp, Interval ratio) {
    private static final int FEWEST_FORKS = Moments.FEWEST;
    private static final double LITTLE = 1.25;
    private static final double TWICE = 2;

    public BestLock {
        ties = List.copyOf(ties);
    }

    /**
     * The best of these, where at least two of them have an interval.
     *
     * @param scores fork means by lock, operations for each time, positive
     */
    static Optional<BestLock> of(Map<String, double[]> scores) {
        List<String> locks = scores.keySet().stream()
                .filter(lock -> scores.get(lock).length >= FEWEST_FORKS)
                .sorted(Comparator.comparing((String lock) ->
                                Estimates.geometricMean(scores.get(lock), 0.95).estimate())
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        if (locks.size() < 2) {
            return Optional.empty();
        }
        String best = locks.get(0);
        List<String> others = locks.subList(1, locks.size());
        // Bonferroni: the best is compared with each of the others.
        double confidence = 1 - 0.05 / others.size();
        List<String> ties = others.stream()
                .filter(other -> !Estimates.ratio(scores.get(best), scores.get(other), confidence)
                        .isAbove(1))
                .toList();
        return Optional.of(new BestLock(
                best, ties, others.get(0), Estimates.ratio(scores.get(best), scores.get(others.get(0)), confidence)));
    }

    /** Whether some other lock can't be told from the best. */
    public boolean isTie() {
        return !ties.isEmpty();
    }

    /** How far it is ahead, in steps of colour: 0 where it ties, 1 for a little, 3 for twice as much or more. */
    public int step() {
        if (isTie()) {
            return 0;
        }
        return ratio.estimate() < LITTLE ? 1 : ratio.estimate() < TWICE ? 2 : 3;
    }

    /** The winner, or all that tie. */
    public String names() {
        return String.join(" = ", Stream.concat(Stream.of(best), ties.stream()).toList());
    }

    /** How far ahead of the runner-up it is. */
    public String lead() {
        return IntervalText.ofRatio(ratio) + " times " + runnerUp;
    }
}
