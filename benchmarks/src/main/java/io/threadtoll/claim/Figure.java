// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * A number of a verdict: what it is, how sure it is, and what it was held against.
 *
 * @param label what it is, as it reads behind the number: "system calls a pair"
 * @param unit the base unit of its values
 * @param estimate the value
 * @param low lower bound of its interval; the estimate itself where it is exact
 * @param high upper bound
 * @param of of how many the estimate is a count, such as 4 of 5 forks; 0 where it is no such count
 * @param band what it was held against; null where it only stands beside
 * @param control whether it shows that the measurement can tell at all, and decides nothing else
 */
public record Figure(
        String label,
        Unit unit,
        double estimate,
        double low,
        double high,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        double of,

        @JsonInclude(JsonInclude.Include.NON_NULL) Band band,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean control) {
    public Figure {
        Objects.requireNonNull(unit, "a figure has a unit");
        Objects.requireNonNull(label, "a figure has a label");
    }

    /** An estimate with its interval. */
    public static Figure of(String label, Unit unit, Interval interval) {
        return new Figure(label, unit, interval.estimate(), interval.low(), interval.high(), 0, null, false);
    }

    /** An exact number: a count, a size, a flag. */
    public static Figure exact(String label, Unit unit, double value) {
        return new Figure(label, unit, value, value, value, 0, null, false);
    }

    /** An exact plain number. */
    public static Figure exact(String label, double value) {
        return exact(label, Unit.COUNT, value);
    }

    /** So many of so many; a band holds its share, 0 to 1. */
    public static Figure share(String label, double count, double of) {
        return new Figure(label, Unit.COUNT, count, count, count, of, null, false);
    }

    /** All values of the forks, from the least to the greatest: a band has to hold every one of them. */
    public static Figure range(String label, Unit unit, double[] values) {
        double low = Arrays.stream(values).min().orElse(Double.NaN);
        double high = Arrays.stream(values).max().orElse(Double.NaN);
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return new Figure(label, unit, mean, low, high, 0, null, false);
    }

    /** The same held against a band: it takes part in the verdict. */
    public Figure within(Band limits) {
        return new Figure(label, unit, estimate, low, high, of, limits, control);
    }

    /** The same held against a band outside of which the measurement shows nothing, whatever else it says. */
    public Figure controlledBy(Band limits) {
        return new Figure(label, unit, estimate, low, high, of, limits, true);
    }

    /** The estimate with its bounds. */
    public Interval interval() {
        return new Interval(low, estimate, high);
    }

    /** What it says of the claim by its band. */
    public Outcome outcome() {
        return band.judge(of > 0 ? new Interval(low / of, estimate / of, high / of) : interval());
    }

    /** Whether it takes part in the verdict. */
    public boolean decides() {
        return band != null && !control;
    }

    /** How many times as many forks make its interval that narrow: it narrows with their root. */
    double timesTheForks() {
        return timesAsNarrow() * timesAsNarrow();
    }

    /** How many times as narrow its interval has to be so that it no longer reaches an edge of its band; 1 where it doesn't. */
    double timesAsNarrow() {
        if (outcome() != Outcome.INCONCLUSIVE || of > 0) {
            return 1;
        }
        return DoubleStream.of(band.low(), band.high(), band.refutedBelow(), band.refutedAbove())
                .filter(edge -> edge >= low && edge <= high)
                .map(edge ->
                        edge < estimate ? (estimate - low) / (estimate - edge) : (high - estimate) / (edge - estimate))
                .max()
                .orElse(1);
    }
}
