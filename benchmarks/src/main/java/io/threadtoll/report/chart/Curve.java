// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one curve shows: the values of several forks, of which the curve is the geometric mean.
 *
 * @param name what it is of
 * @param style how it looks
 * @param forks the values of each fork; those that no logarithmic axis can hold are left out
 */
public record Curve(String name, Style style, List<List<Point>> forks) {
    private static final double CONFIDENCE = 0.95;

    /**
     * The interval of the mean at a place.
     *
     * @param x the place
     * @param y the geometric mean with its 95 % interval
     */
    public record Span(double x, Interval y) {}

    public Curve {
        forks = forks.stream()
                .map(fork -> fork.stream().filter(Point::isDrawable).toList())
                .toList();
    }

    /** The values of all forks. */
    public Stream<Point> points() {
        return forks.stream().flatMap(List::stream);
    }

    /** The geometric mean of the forks at each place, from the first place to the last. */
    public List<Point> means() {
        return points()
                .collect(Collectors.groupingBy(
                        Point::x, TreeMap::new, Collectors.averagingDouble(point -> Math.log(point.y()))))
                .entrySet()
                .stream()
                .map(mean -> new Point(mean.getKey(), Math.exp(mean.getValue())))
                .toList();
    }

    /** The interval at each place where there are forks enough for one. */
    public List<Span> spans() {
        return points()
                .collect(Collectors.groupingBy(
                        Point::x, TreeMap::new, Collectors.mapping(Point::y, Collectors.toList())))
                .entrySet()
                .stream()
                .map(place -> new Span(
                        place.getKey(),
                        Estimates.geometricMean(
                                place.getValue().stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray(),
                                CONFIDENCE)))
                .filter(span -> IntervalText.isBounded(span.y()))
                .toList();
    }

    /** The curve in words: where it begins and where it ends. */
    public String describe(Unit unit) {
        return describe(unit, place -> String.format(Locale.ROOT, "%,.0f", place));
    }

    /** The same with places that are no plain numbers. */
    public String describe(Unit unit, DoubleFunction<String> place) {
        List<Point> means = means();
        if (means.isEmpty()) {
            return name + ": no value";
        }
        return name + ": " + describe(unit, place, means.get(0)) + ", "
                + describe(unit, place, means.get(means.size() - 1));
    }

    private static String describe(Unit unit, DoubleFunction<String> place, Point point) {
        return unit.format(point.y()) + " at " + place.apply(point.x());
    }
}
