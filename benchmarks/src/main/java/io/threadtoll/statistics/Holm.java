// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import java.util.Arrays;

/**
 * Holm's step-down adjustment: of all that is found at an adjusted p of 0.05, nothing is wrong in 95 % of all families,
 * whatever depends on what in them (Holm 1979).
 */
public final class Holm {
    private Holm() {}

    /**
     * The adjusted p of each.
     *
     * @param p those of one family, none of them NaN
     */
    public static double[] adjust(double[] p) {
        return adjust(p, p.length);
    }

    /**
     * The adjusted p of each, where the family has others too, of which none has a smaller one.
     *
     * @param p some of one family, none of them NaN
     * @param family how many it has, at least as many
     */
    public static double[] adjust(double[] p, int family) {
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (i, j) -> Double.compare(p[i], p[j]));
        double[] adjusted = new double[p.length];
        double least = 0;
        for (int rank = 0; rank < p.length; rank++) {
            least = Math.max(least, Math.min(1, (family - rank) * p[order[rank]]));
            adjusted[order[rank]] = least;
        }
        return adjusted;
    }
}
