// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Comparison;
import io.threadtoll.model.IntervalText;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The axis that all ratios of a comparison share: logarithmic, with no change in its middle, so that half as much and
 * twice as much are equally far from it. It has room for most intervals; a few that are far wider stick out.
 *
 * @param most the right end; the left end is its reciprocal
 * @param ticks its labelled ratios, ascending
 */
public record RatioAxis(double most, List<Double> ticks) {
    private static final List<RatioAxis> SIZES = List.of(
            new RatioAxis(1.12, List.of(0.9, 0.95, 1.0, 1.05, 1.1)),
            new RatioAxis(1.3, List.of(0.8, 0.9, 1.0, 1.1, 1.25)),
            new RatioAxis(1.6, List.of(0.65, 0.8, 1.0, 1.25, 1.5)),
            new RatioAxis(2.2, List.of(0.5, 0.7, 1.0, 1.4, 2.0)),
            new RatioAxis(4.5, List.of(0.25, 0.5, 1.0, 2.0, 4.0)),
            new RatioAxis(12, List.of(0.1, 0.3, 1.0, 3.0, 10.0)),
            new RatioAxis(150, List.of(0.01, 0.1, 1.0, 10.0, 100.0)),
            new RatioAxis(15_000, List.of(0.0001, 0.01, 1.0, 100.0, 10_000.0)));

    /** The share of all estimates and bounds that the axis holds at least. */
    private static final double HELD = 0.8;

    /** Left free at both ends, so that the mark of an estimate is never cut. */
    private static final double MARGIN = 0.03;

    /** Beyond this ticks are factors and not percents. */
    private static final double MOST_PERCENT = 2.5;

    public RatioAxis {
        ticks = List.copyOf(ticks);
    }

    static RatioAxis of(Comparison comparison) {
        double[] distances = Stream.concat(
                        comparison.rows().stream()
                                .flatMap(row -> row.changes().stream())
                                .map(change -> change.ratio()),
                        comparison.groups().stream().map(group -> group.ratio()))
                .filter(ratio -> holds(ratio.estimate()))
                .flatMapToDouble(RatioAxis::distances)
                .sorted()
                .toArray();
        double needed = distances.length == 0 ? 0 : distances[(int) Math.ceil(HELD * distances.length) - 1];
        return SIZES.stream()
                .filter(axis -> Math.log(axis.most) >= needed)
                .findFirst()
                .orElse(SIZES.get(SIZES.size() - 1));
    }

    /** Whether a ratio can lie on such an axis. */
    static boolean holds(double ratio) {
        return ratio > 0 && Double.isFinite(ratio);
    }

    /** Where a ratio lies, 0 at the left and 1 at the right; at the end that is nearer where it lies outside. */
    double at(double ratio) {
        double end = Math.log(most);
        double inside = Math.max(-end, Math.min(end, Math.log(ratio)));
        return MARGIN + (1 - 2 * MARGIN) * (inside / end + 1) / 2;
    }

    /** Whether a ratio lies between the ends. */
    boolean reaches(double ratio) {
        return ratio <= most && ratio >= 1 / most;
    }

    /** Where a tick lies, as a length that SVG takes. */
    public String x(double tick) {
        return RatioBar.percent(at(tick));
    }

    /** What stands at a tick. */
    public String label(double tick) {
        if (most > MOST_PERCENT) {
            return tick == 1 ? "same" : "×" + RatioText.plain(tick);
        }
        return tick == 1 ? "0" : RatioText.signedShare(tick - 1);
    }

    private static DoubleStream distances(Interval ratio) {
        return (IntervalText.isBounded(ratio) && ratio.low() > 0
                        ? DoubleStream.of(ratio.low(), ratio.estimate(), ratio.high())
                        : DoubleStream.of(ratio.estimate()))
                .map(bound -> Math.abs(Math.log(bound)));
    }
}
