// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.measure;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One fork of one cell in one round: a line of the journal, and the unit of every statistic.
 *
 * @param round which round of the run, from 0
 * @param cell what was measured
 * @param mode JMH's mode, {@code avgt} or {@code thrpt}; {@code probe} for a probe
 * @param startedAt when the fork began
 * @param wallNs how long it took, the start of its JVM included
 * @param iterationNs how much of that its plan gave to warm-up and measurement; JMH's own time around them is not in it
 * @param status how it ended
 * @param reason why it failed or could not be measured; empty otherwise
 * @param metrics what was measured, by name; {@link #SCORE} is JMH's own
 * @param interference what else the machine did meanwhile
 */
public record Fork(
        int round,
        Cell cell,
        String mode,
        Instant startedAt,
        long wallNs,
        long iterationNs,
        Status status,
        String reason,
        SortedMap<String, Sample> metrics,
        Interference interference) {
    /** The metric that JMH itself measures: time per operation or operations per second. */
    public static final String SCORE = "score";

    /** How a fork ended. */
    public enum Status {
        MEASURED,
        /** Measured while the machine was busy with something else: kept and shown, not counted. */
        DISTURBED,
        /** A check failed, or the JVM died. */
        FAILED,
        /** This machine or JVM can't do it. */
        NOT_APPLICABLE
    }

    /** The fork's value of a metric, where it has one. */
    public Optional<Double> value(String metric) {
        return Optional.ofNullable(metrics.get(metric)).map(Sample::mean).filter(Double::isFinite);
    }
}
