// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether forks are what the estimates take them for: steady from the first measured iteration to the last, and all of one
 * kind. One that isn't stays in every estimate; a reader has to know.
 */
public final class Steadiness {
    /** A smaller drift than this share from first to last iteration is not worth a word. */
    static final double LEAST_DRIFT = 0.05;

    /** Groups of forks that lie nearer to each other than this share are not worth a word. */
    static final double LEAST_GAP = 0.10;

    /** So few forks fall into two groups by chance. */
    static final int FEWEST_FORKS = 6;

    /**
     * How many times the wider group's spread the gap between two groups has to be. Of forks from one normal distribution
     * about 15 in 1,000 sets of 6 look like that, and fewer than 1 in 1,000 sets of 8.
     */
    static final double GAP_TO_SPREAD = 3;

    private static final double CONFIDENCE = 0.95;

    private Steadiness() {}

    /**
     * Forks that fall into two groups.
     *
     * @param fewer how many are in the lower group
     * @param low the lower group's geometric mean
     * @param more how many are in the upper
     * @param high the upper group's
     */
    public record Modes(int fewer, double low, int more, double high) {}

    /**
     * How much an iteration of one fork changes from the first to the last, as a share of their mean: the least-squares
     * slope times their number less one. NaN with fewer than three iterations, or a mean of 0.
     */
    public static double drift(double... iterations) {
        double mean = Arrays.stream(iterations).average().orElse(0);
        if (iterations.length < 3 || mean == 0) {
            return Double.NaN;
        }
        double[] places = IntStream.range(0, iterations.length).asDoubleStream().toArray();
        return Estimates.slope(places, iterations) * (iterations.length - 1) / mean;
    }

    /**
     * The drift that forks have in common, where it is surely there and worth a word.
     *
     * @param drifts each fork's; those that are NaN don't count
     */
    public static Optional<Interval> commonDrift(double[] drifts) {
        double[] known = Arrays.stream(drifts).filter(Double::isFinite).toArray();
        if (known.length < 2) {
            return Optional.empty();
        }
        Interval mean = Estimates.mean(known, CONFIDENCE);
        boolean sure = mean.isAbove(0) || mean.isBelow(0);
        return sure && Math.abs(mean.estimate()) >= LEAST_DRIFT ? Optional.of(mean) : Optional.empty();
    }

    /**
     * The two groups that forks fall into, where they do: at least two forks in each, and between them a gap that is wide
     * beside either group. Compilation and memory layout differ from fork to fork, and some code has two speeds.
     *
     * @param forks fork means; unless all are positive there are no groups
     */
    public static Optional<Modes> modes(double[] forks) {
        if (forks.length < FEWEST_FORKS || Arrays.stream(forks).anyMatch(value -> !(value > 0))) {
            return Optional.empty();
        }
        double[] logs = Arrays.stream(forks).map(Math::log).sorted().toArray();
        int split = IntStream.range(2, logs.length - 1)
                .boxed()
                .max((a, b) -> Double.compare(logs[a] - logs[a - 1], logs[b] - logs[b - 1]))
                .orElseThrow();
        double gap = logs[split] - logs[split - 1];
        double spread = Math.max(logs[split - 1] - logs[0], logs[logs.length - 1] - logs[split]);
        return gap >= Math.log1p(LEAST_GAP) && gap >= GAP_TO_SPREAD * spread
                ? Optional.of(
                        new Modes(split, mean(logs, 0, split), logs.length - split, mean(logs, split, logs.length)))
                : Optional.empty();
    }

    private static double mean(double[] logs, int from, int to) {
        return Math.exp(Arrays.stream(logs, from, to).average().orElseThrow());
    }
}
