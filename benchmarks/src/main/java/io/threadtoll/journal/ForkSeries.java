// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Unit;
import io.threadtoll.model.UsualMetric;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One metric of one cell on one JVM, a value a measured fork.
 *
 * @param jvm the JVM's label
 * @param again whether it is of the second copy of an A/A pair
 * @param cell what was measured
 * @param mode JMH's mode, or {@code probe}
 * @param metric the metric's name
 * @param unit the base unit of the values
 * @param rounds the round of each fork
 * @param values its mean, a finite number
 * @param flags what a reader of the values has to know, {@link SteadinessText}
 */
public record ForkSeries(
        String jvm,
        boolean again,
        Cell cell,
        String mode,
        String metric,
        Unit unit,
        List<Integer> rounds,
        List<Double> values,
        List<String> flags) {
    public ForkSeries {
        rounds = List.copyOf(rounds);
        values = List.copyOf(values);
        flags = List.copyOf(flags);
        if (rounds.size() != values.size() || !values.stream().allMatch(Double::isFinite)) {
            throw new BadResultException("a series has a round and a finite value for each fork");
        }
    }

    /** What tells a series from every other of its run. */
    public record Key(String jvm, boolean again, Cell cell, String mode, String metric) {}

    /** What tells it from every other of its run. */
    public Key key() {
        return new Key(jvm, again, cell, mode, metric);
    }

    /** The same values of another JVM and cell. */
    public ForkSeries of(String label, Cell measured) {
        return new ForkSeries(label, again, measured, mode, metric, unit, rounds, values, flags);
    }

    /** Of all series of a run those of each cell's usual metric. */
    public static List<ForkSeries> usual(List<ForkSeries> series) {
        UsualMetric usual = new UsualMetric(series.stream()
                .filter(one -> one.metric().equals(Fork.TEAM_TIME))
                .map(ForkSeries::cell)
                .collect(Collectors.toSet()));
        return series.stream()
                .filter(one -> one.metric().equals(usual.of(one.cell())))
                .toList();
    }
}
