// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How often a run that looks now and then calls an estimate off its band that lies just at the band's edge, or off 1 where
 * there is no difference: {@code results/trials/looks.sh}. Forks are normal, as logarithms of fork means are about.
 */
public final class LooksTrial {
    private static final List<List<Integer>> LOOKS = List.of(
            List.of(3, 4, 5, 6, 8, 10, 12, 20), List.of(3, 4, 5, 8, 12, 20), List.of(3, 5, 8, 12, 20), List.of(3));
    private static final double[] ERRORS = {0.05, 0.0115, 0.01};

    private LooksTrial() {}

    /** Prints a row each. */
    public static void main(String[] args) {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        for (List<Integer> looks : LOOKS) {
            for (double error : ERRORS) {
                System.out.printf(
                        Locale.ROOT,
                        "looks after %s, error %.4f each: one sample %.2f %%, two samples %.2f %% off at any%n",
                        looks,
                        error,
                        100 * off(looks, error, runs, false),
                        100 * off(looks, error, runs, true));
            }
        }
    }

    /** The share of runs in which some look has an interval that is wholly to one side of what is true. */
    public static double off(List<Integer> looks, double error, int runs, boolean two) {
        SplittableRandom random = new SplittableRandom(7);
        int most = looks.get(looks.size() - 1);
        int off = 0;
        for (int run = 0; run < runs; run++) {
            double[] a = normal(random, most);
            double[] b = two ? normal(random, most) : new double[0];
            boolean any = false;
            for (int look : looks) {
                Moments first = Moments.of(Arrays.copyOf(a, look));
                Interval interval = two
                        ? Welch.between(first, Moments.of(Arrays.copyOf(b, look)))
                                .interval(1 - error)
                        : first.interval(1 - error);
                any |= interval.low() > 0 || interval.high() < 0;
            }
            off += any ? 1 : 0;
        }
        return (double) off / runs;
    }

    private static double[] normal(SplittableRandom random, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }
}
