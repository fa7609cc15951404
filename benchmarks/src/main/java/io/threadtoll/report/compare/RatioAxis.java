// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.model.IntervalText;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.chart.Tick;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The axis that all ratios of a plot share: logarithmic, with no change in its middle, so that half as much and
 * twice as much are equally far from it. It has room for most of them; a few that
 * are far wider stick out.
 */
final class RatioAxis {
    /** The right end, of which the left one is the reciprocal, and the labelled ratios between them. */
    private record Size(double most, List<Double> ticks) {}

    private static final List<Size> SIZES = List.of(
            new Size(1.12, List.of(0.9, 0.95, 1.0, 1.05, 1.1)),
            new Size(1.3, List.of(0.8, 0.9, 1.0, 1.1, 1.25)),
            new Size(1.6, List.of(0.65, 0.8, 1.0, 1.25, 1.5)),
            new Size(2.2, List.of(0.5, 0.7, 1.0, 1.4, 2.0)),
            new Size(4.5, List.of(0.25, 0.5, 1.0, 2.0, 4.0)),
            new Size(12, List.of(0.1, 0.3, 1.0, 3.0, 10.0)),
            new Size(150, List.of(0.01, 0.1, 1.0, 10.0, 100.0)),
            new Size(15_000, List.of(0.0001, 0.01, 1.0, 100.0, 10_000.0)));

    /** The share of all forks, estimates and bounds that the axis holds at least. */
    private static final double HELD = 0.9;

    private static final double MARGIN = 0.03;

    /** Beyond this ticks are factors and not percents. */
    private static final double MOST_PERCENT = 2.5;

    private RatioAxis() {}

    /** An axis for these ratios; those that have no place on one are left out. */
    static Axis of(DoubleStream ratios) {
        double[] distances = ratios.filter(RatioAxis::holds)
                .map(ratio -> Math.abs(Math.log(ratio)))
                .sorted()
                .toArray();
        double needed = distances.length == 0 ? 0 : distances[(int) Math.ceil(HELD * distances.length) - 1];
        Size size = SIZES.stream()
                .filter(each -> Math.log(each.most()) >= needed)
                .findFirst()
                .orElse(SIZES.get(SIZES.size() - 1));
        return new Axis(
                1 / size.most(),
                size.most(),
                true,
                MARGIN,
                size.ticks().stream()
                        .map(ratio -> new Tick(ratio, label(size, ratio)))
                        .toList());
    }

    /** Whether a ratio can lie on such an axis. */
    static boolean holds(double ratio) {
        return ratio > 0 && Double.isFinite(ratio);
    }

    private static String label(Size size, double ratio) {
        if (size.most() > MOST_PERCENT) {
            return ratio == 1 ? "same" : "×" + RatioText.plain(ratio);
        }
        return ratio == 1 ? "0" : RatioText.signedShare(ratio - 1);
    }

    /** What an axis should have room for of an interval: its estimate, and its bounds where it has two. */
    static DoubleStream ends(Interval ratio) {
        return IntervalText.isBounded(ratio) && ratio.low() > 0
                ? DoubleStream.of(ratio.low(), ratio.estimate(), ratio.high())
                : DoubleStream.of(ratio.estimate());
    }
}
