// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A row of a dot plot.
 *
 * @param label what it is of
 * @param forks the value of each fork, a dot each; those that aren't finite are left out
 * @param mean of the forks with its 95 % interval, drawn where it is bounded; NaN where there is none
 * @param text the mean as a person reads it, or why there is none
 * @param band a stretch of the axis to tint behind the dots, such as where a claim holds
 * @param isFloor whether it is not measured for its own sake, but to hold the others against
 */
public record DotRow(
        String label, List<Double> forks, Interval mean, String text, Optional<Stretch> band, boolean isFloor) {
    /** An interval may stick out of what the forks say this far, so that a wide one doesn't press the others together. */
    private static final double FARTHEST = 3;

    /** Begins the interval in the text of a mean. */
    private static final String BOUNDS = " [";

    private static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

    public DotRow {
        forks = forks.stream().filter(Double::isFinite).toList();
    }

    /** Forks with their mean. */
    public static DotRow of(String label, Unit unit, double[] forks, Interval mean) {
        return new DotRow(
                label,
                Arrays.stream(forks).boxed().toList(),
                mean,
                IntervalText.of(unit, mean),
                Optional.empty(),
                false);
    }

    /** A value that is exact and has no interval, such as a count. */
    public static DotRow exact(String label, Unit unit, double value) {
        return of(label, unit, new double[] {value}, new Interval(Double.NaN, value, Double.NaN));
    }

    /** A row without a value, which says why. */
    public static DotRow missing(String label, String why) {
        return new DotRow(label, List.of(), NONE, why, Optional.empty(), false);
    }

    /** The same with a tinted stretch. */
    public DotRow within(Stretch stretch) {
        return new DotRow(label, forks, mean, text, Optional.of(stretch), isFloor);
    }

    /** The same as what others are held against. */
    public DotRow asFloor() {
        return new DotRow(label, forks, mean, text, band, true);
    }

    /** The first part of the text, without the interval, which takes more room than some screens have. */
    public String estimate() {
        return text.contains(BOUNDS) ? text.substring(0, text.indexOf(BOUNDS)) : text;
    }

    /** The interval in the text; empty where it has none. */
    public String bounds() {
        return text.substring(estimate().length()).strip();
    }

    /** Whether it has a mean. */
    public boolean hasMean() {
        return Double.isFinite(mean.estimate());
    }

    /** Whether its mean has an interval to draw. */
    public boolean hasInterval() {
        return IntervalText.isBounded(mean);
    }

    /** The class that gives it its look. */
    public String css() {
        return isFloor ? "row floor" : "row";
    }

    /** What an axis has to have room for. */
    DoubleStream ends() {
        double[] values = Stream.concat(forks.stream(), Stream.of(mean.estimate()))
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        double least = DoubleStream.of(values).min().orElse(Double.NaN);
        double most = DoubleStream.of(values).max().orElse(Double.NaN);
        DoubleStream bounds = !hasInterval()
                ? DoubleStream.empty()
                : least > 0
                        ? DoubleStream.of(
                                Math.max(mean.low(), least / FARTHEST), Math.min(mean.high(), most * FARTHEST))
                        : DoubleStream.of(mean.low(), mean.high());
        DoubleStream tinted = band.stream()
                .flatMapToDouble(stretch -> DoubleStream.of(stretch.from(), stretch.to()))
                .filter(Double::isFinite);
        return DoubleStream.concat(DoubleStream.of(values), DoubleStream.concat(bounds, tinted));
    }

    /** Each fork's value as a person reads it. */
    public String forkTexts(Unit unit) {
        return forks.stream().map(unit::format).collect(Collectors.joining(", "));
    }
}
