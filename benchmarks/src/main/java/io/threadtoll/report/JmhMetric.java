// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Sample;
import io.threadtoll.model.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.util.ListStatistics;

/**
 * One metric of JMH's JSON, with the figures JMH makes from the pooled iterations: what a tool that reads JMH expects,
 * and never what a verdict rests on.
 */
record JmhMetric(
        double score,
        double scoreError,
        List<Double> scoreConfidence,
        Map<String, Double> scorePercentiles,
        String scoreUnit,
        List<List<Double>> rawData) {
    private static final double CONFIDENCE = 0.999;
    private static final List<Double> RANKS = List.of(0.0, 50.0, 90.0, 95.0, 99.0, 99.9, 99.99, 99.999, 99.9999, 100.0);

    /** The metric that JMH measures itself. */
    static JmhMetric ofScore(List<Sample> forks) {
        return of(forks, forks.get(0).unit() == Unit.NANOSECONDS ? "ns/op" : "ops/s");
    }

    /** Any other metric. */
    static JmhMetric of(List<Sample> forks) {
        return of(
                forks,
                switch (forks.get(0).unit()) {
                    case NANOSECONDS -> "ns";
                    case OPERATIONS_PER_SECOND -> "ops/s";
                    case BYTES -> "B";
                    case FRACTION -> "fraction";
                    case COUNT -> "#";
                });
    }

    private static JmhMetric of(List<Sample> forks, String unit) {
        ListStatistics pooled = new ListStatistics();
        forks.forEach(fork -> fork.measured().forEach(pooled::addValue));
        Map<String, Double> percentiles = new LinkedHashMap<>();
        RANKS.forEach(rank -> percentiles.put(rank.toString(), pooled.getPercentile(rank)));
        double[] confidence = pooled.getConfidenceIntervalAt(CONFIDENCE);
        return new JmhMetric(
                pooled.getMean(),
                pooled.getMeanErrorAt(CONFIDENCE),
                List.of(confidence[0], confidence[1]),
                percentiles,
                unit,
                forks.stream().map(Sample::measured).toList());
    }
}
