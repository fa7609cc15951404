// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.statistics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t distribution. A quantile is found by searching, which takes longer than all the rest of a test, so those
 * found are remembered: a comparison of a thousand runs asks for the same few hundreds again and again.
 */
final class StudentT {
    /** Keeps the memory bounded, whatever freedoms are asked for. */
    private static final int MOST_REMEMBERED = 50_000;

    private static final Map<Asked, Double> KNOWN = new ConcurrentHashMap<>();

    private StudentT() {}

    private record Asked(double freedom, double confidence) {}

    /** How many standard errors a two-sided interval reaches to each side. */
    static double quantile(double freedom, double confidence) {
        Asked asked = new Asked(freedom, confidence);
        Double known = KNOWN.get(asked);
        if (known != null) {
            return known;
        }
        double quantile = TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2);
        if (KNOWN.size() < MOST_REMEMBERED) {
            KNOWN.put(asked, quantile);
        }
        return quantile;
    }

    /** The probability of more than t. */
    static double above(double t, double freedom) {
        return TDistribution.of(freedom).survivalProbability(t);
    }
}
