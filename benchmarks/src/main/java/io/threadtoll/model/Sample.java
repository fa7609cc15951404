// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import io.threadtoll.statistics.Steadiness;
import java.util.Arrays;
import java.util.List;

/**
 * One metric in one fork, a value an iteration.
 *
 * @param unit the base unit of every value
 * @param warmup the iterations that are kept but not counted
 * @param measured the iterations that count, at least one
 */
public record Sample(Unit unit, List<Double> warmup, List<Double> measured) {
    /** More than any fork has. */
    public static final int MOST_ITERATIONS = 10_000;

    /**
     * A sample.
     *
     * @throws BadResultException if no iteration counts, or there are too many
     */
    public Sample {
        warmup = List.copyOf(warmup);
        measured = List.copyOf(measured);
        Bounds.require("iterations that count", measured.size(), 1, MOST_ITERATIONS);
        Bounds.require("iterations to warm up", warmup, MOST_ITERATIONS);
    }

    /** The fork's value: the mean of its measured iterations. */
    public double mean() {
        return Arrays.stream(iterations()).average().orElse(Double.NaN);
    }

    /** How much an iteration changes from the first to the last that count, {@link Steadiness#drift}. */
    public double drift() {
        return Steadiness.drift(iterations());
    }

    private double[] iterations() {
        return measured.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
