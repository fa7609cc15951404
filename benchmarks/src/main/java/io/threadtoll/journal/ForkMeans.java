// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Unit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What is left of a fork without its iterations, warm-ups and histograms: a number a metric.
 *
 * @param round which round of the run, from 0
 * @param jvm the label of its JVM; empty in journals before format 3
 * @param again whether it is of the second copy of an A/A pair
 * @param cell what was measured
 * @param mode JMH's mode, or {@code probe}
 * @param status how it ended
 * @param stealFraction share of all CPU time that the hypervisor gave to others
 * @param foreignFraction share of all CPU time that went to processes which aren't ours
 * @param means the mean of each metric that was asked for
 */
public record ForkMeans(
        int round,
        String jvm,
        boolean again,
        Cell cell,
        String mode,
        Fork.Status status,
        double stealFraction,
        double foreignFraction,
        Map<String, Mean> means) {
    /**
     * A fork's value of one metric.
     *
     * @param unit its base unit
     * @param value the mean of its measured iterations
     * @param drift how much these change from the first to the last, as a share of the mean; NaN where it isn't known
     */
    public record Mean(Unit unit, double value, double drift) {}

    /**
     * The means of a fork.
     *
     * @throws BadResultException if no fork has such a round, mode, JVM or metric
     */
    public ForkMeans {
        Fork.requireBounds(round, mode, jvm, means.keySet());
        means = Collections.unmodifiableMap(means);
    }

    /** The means of a fork that was read whole. */
    static ForkMeans of(Fork fork, Predicate<String> wanted) {
        Map<String, Mean> means = new TreeMap<>();
        fork.metrics().forEach((name, sample) -> {
            if (wanted.test(name)) {
                means.put(name, new Mean(sample.unit(), sample.mean(), sample.drift()));
            }
        });
        return new ForkMeans(
                fork.round(),
                fork.jvm(),
                fork.again(),
                fork.cell(),
                fork.mode(),
                fork.status(),
                fork.interference().stealFraction(),
                fork.interference().foreignFraction(),
                means);
    }
}
