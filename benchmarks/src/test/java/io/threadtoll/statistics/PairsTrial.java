// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How wide an interval of a ratio by round is beside Welch's, and how often each is off a ratio of 1: {@code
 * results/trials/pairs.sh}. Forks are normal, as logarithms of fork means are about, and neighbours correlate.
 */
public final class PairsTrial {
    private static final double ERROR = 0.01;

    private PairsTrial() {}

    /** What a number of runs showed, medians and shares. */
    record Result(double width, double pairedOff, double welchOff) {}

    /** Prints a row each. */
    public static void main(String[] args) {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        for (double correlation : List.of(0.03, 0.44)) {
            for (int rounds : List.of(3, 5, 6, 8, 12, 20)) {
                Result result = of(correlation, rounds, runs);
                System.out.printf(
                        Locale.ROOT,
                        "correlation %.2f, %d rounds: paired %.2f times as wide; off 1: paired %.2f %%, Welch %.2f %%%n",
                        correlation,
                        rounds,
                        result.width,
                        100 * result.pairedOff,
                        100 * result.welchOff);
            }
        }
    }

    static Result of(double correlation, int rounds, int runs) {
        SplittableRandom random = new SplittableRandom(11);
        double[] widths = new double[runs];
        int pairedOff = 0;
        int welchOff = 0;
        for (int run = 0; run < runs; run++) {
            double[] a = new double[rounds];
            double[] b = new double[rounds];
            double[] differences = new double[rounds];
            for (int i = 0; i < rounds; i++) {
                double shared = Math.sqrt(correlation) * random.nextGaussian();
                a[i] = shared + Math.sqrt(1 - correlation) * random.nextGaussian();
                b[i] = shared + Math.sqrt(1 - correlation) * random.nextGaussian();
                differences[i] = a[i] - b[i];
            }
            Interval paired = Welch.mean(Moments.of(differences)).interval(1 - ERROR);
            Interval welch = Welch.between(Moments.of(a), Moments.of(b)).interval(1 - ERROR);
            widths[run] = (paired.high() - paired.low()) / (welch.high() - welch.low());
            pairedOff += paired.isAbove(0) || paired.isBelow(0) ? 1 : 0;
            welchOff += welch.isAbove(0) || welch.isBelow(0) ? 1 : 0;
        }
        Arrays.sort(widths);
        return new Result(widths[runs / 2], (double) pairedOff / runs, (double) welchOff / runs);
    }
}
