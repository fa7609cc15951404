// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

/**
 * What a fork measures, by the name under which the journal keeps it: a constant beside whatever counts it, so that a claim
 * or a chart that asks for it can't spell it otherwise.
 *
 * @param name the name in the journal; it carries its unit, {@link Unit#ofMetric}, but for {@link #SCORE}
 * @param better which way it improves
 */
public record Metric(String name, Unit.Better better) {
    /**
     * What JMH itself measures. Its unit and which way it improves are those of the benchmark's mode, so they stand in a
     * fork's sample and not here.
     */
    public static final Metric SCORE = new Metric(Fork.SCORE, Unit.Better.NEITHER);

    /** The time of a whole team for each operation; see {@link Fork#TEAM_TIME}. */
    public static final Metric TEAM_TIME = of(Fork.TEAM_TIME);

    /** A metric that improves the way its unit does: less time, fewer bytes, more operations a second. */
    public static Metric of(String name) {
        return new Metric(name, Unit.ofMetric(name).better());
    }

    /** A metric of which less is better, though its unit doesn't say so: calls, switches, lost updates. */
    public static Metric lowerIsBetter(String name) {
        return new Metric(name, Unit.Better.LOWER);
    }

    /** A metric of which more is better, though its unit doesn't say so: a fairness index. */
    public static Metric higherIsBetter(String name) {
        return new Metric(name, Unit.Better.HIGHER);
    }

    /** The base unit of its values. */
    public Unit unit() {
        return Unit.ofMetric(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
