// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

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
 * @param reason why it failed or could not be measured, or what a reader of its figures has to know; mostly empty
 * @param metrics what was measured, by name; {@link #SCORE} is JMH's own
 * @param interference what else the machine did meanwhile
 * @param histograms what was recorded one by one, by name: the text of {@link Histograms}; none in journals of format 1
 * @param jvm the label of its JVM; empty in journals before format 3
 * @param again whether it is of the second copy of an A/A pair, which no verdict and no table counts
 * @param cpus those that its threads were bound to, as the kernel lists them; none where the scheduler chose, nor in journals
 *     before format 5
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
        Interference interference,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        SortedMap<String, String> histograms,

        @JsonSetter(nulls = Nulls.AS_EMPTY) String jvm,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean again,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        String cpus) {
    /** The metric that JMH itself measures: time per operation or operations per second. */
    public static final String SCORE = "score";

    /**
     * The time of a whole team for each operation, which a benchmark has whose threads share something: JMH's score adds up
     * the rates of threads that were measured over different times.
     */
    public static final String TEAM_TIME = "wallPerOpNs";

    private static final int MOST_HISTOGRAMS = 16;
    private static final int MOST_METRICS = 1000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 10_000;

    /** Every other one of 8,192, the most that Linux is built for. */
    private static final int LONGEST_CPUS = 1 << 15;

    /** A fork is ended long before. */
    private static final long LONGEST_NS = TimeUnit.HOURS.toNanos(12);

    /** Becomes part of a file's name. */
    private static final Pattern HISTOGRAM_NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,31}");

    /**
     * A fork.
     *
     * @throws BadResultException if one of the histograms is none, or there is more of anything than there can be
     */
    public Fork {
        requireBounds(round, mode, jvm, metrics.keySet());
        Bounds.require(startedAt);
        Bounds.require("ns of a fork", wallNs, 0, LONGEST_NS);
        Bounds.require("ns of a fork's iterations", iterationNs, 0, LONGEST_NS);
        Bounds.require("a reason", reason, LONGEST_REASON);
        Bounds.require("the CPUs of a fork", cpus, LONGEST_CPUS);
        histograms = Collections.unmodifiableSortedMap(new TreeMap<>(histograms));
        if (histograms.size() > MOST_HISTOGRAMS) {
            throw new BadResultException("a fork has at most " + MOST_HISTOGRAMS + " histograms");
        }
        histograms.forEach((name, text) -> {
            if (!HISTOGRAM_NAME.matcher(name).matches()) {
                throw new BadResultException("a histogram's name is letters and digits, not '" + name + "'");
            }
            Histograms.decode(text);
        });
    }

    /** A fork on the only JVM of its run. */
    public Fork(
            int round,
            Cell cell,
            String mode,
            Instant startedAt,
            long wallNs,
            long iterationNs,
            Status status,
            String reason,
            SortedMap<String, Sample> metrics,
            Interference interference,
            SortedMap<String, String> histograms) {
        this(
                round,
                cell,
                mode,
                startedAt,
                wallNs,
                iterationNs,
                status,
                reason,
                metrics,
                interference,
                histograms,
                "",
                false);
    }

    /** A fork whose threads were bound to no CPU. */
    public Fork(
            int round,
            Cell cell,
            String mode,
            Instant startedAt,
            long wallNs,
            long iterationNs,
            Status status,
            String reason,
            SortedMap<String, Sample> metrics,
            Interference interference,
            SortedMap<String, String> histograms,
            String jvm,
            boolean again) {
        this(
                round,
                cell,
                mode,
                startedAt,
                wallNs,
                iterationNs,
                status,
                reason,
                metrics,
                interference,
                histograms,
                jvm,
                again,
                "");
    }

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

    /** Refuses what no fork has, for whatever holds a fork or a part of one. */
    public static void requireBounds(int round, String mode, String jvm, Set<String> metrics) {
        Bounds.require("the round of a fork", round, 0, Plan.MOST_ROUNDS - 1L);
        Bounds.require("a mode", mode, LONGEST_NAME);
        if (!jvm.isEmpty()) {
            Jvm.requireLabel(jvm);
        }
        Bounds.require("metrics of a fork", metrics, MOST_METRICS);
        metrics.forEach(name -> Bounds.requireName("a metric", name, LONGEST_NAME));
    }

    /** The fork's value of a metric, where it has one. */
    public Optional<Double> value(String metric) {
        return Optional.ofNullable(metrics.get(metric)).map(Sample::mean).filter(Double::isFinite);
    }

    /** The fork's value of a metric, where it has one. */
    public Optional<Double> value(Metric metric) {
        return value(metric.name());
    }
}
