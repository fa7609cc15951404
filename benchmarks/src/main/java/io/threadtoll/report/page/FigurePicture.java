// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.claim.Band;
import io.threadtoll.claim.Figure;
import io.threadtoll.model.IntervalText;
import io.threadtoll.report.FigureText;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * A figure drawn against what it was held against: a strip with the band in which the claim holds, what leaves it open beside
 * the band, the interval, and the estimate.
 *
 * @param words the same in words
 * @param open from where to where a value refutes nothing
 * @param band from where to where the claim holds
 * @param interval from where to where the figure lies
 * @param point the estimate
 */
public record FigurePicture(String words, Span open, Span band, Span interval, String point) {
    private static final double MARGIN = 0.06;

    /** Beyond this ratio of its ends an axis of positive values is logarithmic. */
    private static final double WIDEST_LINEAR = 8;

    /** An axis of one value reaches half of it to both sides. */
    private static final double BESIDE = 0.5;

    /** A band of a single value has to be seen too. */
    private static final double SHORTEST = 0.012;

    /** What is not within a band is drawn at least so far from it. */
    private static final double APART = 0.06;

    /** What lies nearer to zero is meant as zero: a band above zero begins at the least number that there is. */
    private static final double ZERO = 1e-300;

    /** Further out than so many times the other values an interval is cut at the edge. */
    private static final double FARTHEST = 20;

    /**
     * A part of the strip.
     *
     * @param from where it begins, as a length that SVG takes
     * @param length how long it is
     */
    public record Span(String from, String length) {
        static Span of(double from, double to) {
            return new Span(Axis.percent(from), Axis.percent(Math.max(SHORTEST, to - from)));
        }
    }

    /** The picture of a figure; none where nothing holds it to anything, or it is no number. */
    static Optional<FigurePicture> of(Figure figure) {
        if (figure.band() == null || !Double.isFinite(figure.estimate())) {
            return Optional.empty();
        }
        double scale = figure.of() > 0 ? figure.of() : 1;
        Interval seen = IntervalText.isBounded(figure.interval())
                ? new Interval(figure.low() / scale, figure.estimate() / scale, figure.high() / scale)
                : new Interval(figure.estimate() / scale, figure.estimate() / scale, figure.estimate() / scale);
        Band band = figure.band();
        Axis axis = axis(seen, band, figure.of() > 0);
        return Optional.of(new FigurePicture(
                FigureText.withBand(figure),
                span(axis, band.refutedBelow(), band.refutedAbove()),
                holds(axis, band, seen),
                span(axis, seen.low(), seen.high()),
                axis.x(seen.estimate())));
    }

    private static Span span(Axis axis, double low, double high) {
        return Span.of(
                low == Double.NEGATIVE_INFINITY ? 0 : axis.at(low),
                high == Double.POSITIVE_INFINITY ? 1 : axis.at(high));
    }

    /** Where the claim holds; apart from an exact figure that is not within, however near. */
    private static Span holds(Axis axis, Band band, Interval seen) {
        double from = band.low() == Double.NEGATIVE_INFINITY ? 0 : axis.at(band.low());
        double to = band.high() == Double.POSITIVE_INFINITY ? 1 : axis.at(band.high());
        if (band.low() == band.high()) {
            return Span.of(from - SHORTEST, to + SHORTEST);
        }
        double at = axis.at(seen.estimate());
        boolean isExact = seen.low() == seen.high();
        return Span.of(
                isExact && seen.estimate() < band.low() ? Math.min(Math.max(from, at + APART), to - SHORTEST) : from,
                isExact && seen.estimate() > band.high() ? Math.max(Math.min(to, at - APART), from + SHORTEST) : to);
    }

    private static Axis axis(Interval seen, Band band, boolean share) {
        if (share) {
            return new Axis(0, 1, false, MARGIN, List.of());
        }
        var known = DoubleStream.of(seen.estimate(), band.low(), band.high(), band.refutedBelow(), band.refutedAbove())
                .filter(Double::isFinite)
                .map(value -> Math.abs(value) < ZERO ? 0 : value)
                .summaryStatistics();
        double least =
                Math.min(known.getMin(), Math.max(seen.low(), known.getMin() - FARTHEST * width(known.getMin())));
        double most =
                Math.max(known.getMax(), Math.min(seen.high(), known.getMax() + FARTHEST * width(known.getMax())));
        if (least == most) {
            double beside = BESIDE * width(least);
            return new Axis(least - beside, most + beside, false, MARGIN, List.of());
        }
        return new Axis(least, most, least > 0 && most / least > WIDEST_LINEAR, MARGIN, List.of());
    }

    private static double width(double value) {
        return value == 0 ? 1 : Math.abs(value);
    }
}
