// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

/**
 * The size of a chart and of the plot in it, in the units of its drawing.
 *
 * @param width of all
 * @param height of all
 * @param left where the plot begins
 * @param top where the plot begins
 * @param right where the plot ends
 * @param bottom where the plot ends
 */
public record Frame(int width, int height, int left, int top, int right, int bottom) {
    /** Room for the labels at the left, for those of the ticks and of the axis below, and for half a label. */
    private static final int LEFT = 78;

    private static final int BELOW = 42;
    private static final int RIGHT = 22;

    /** A frame around a plot, with rows of labels above it. */
    public static Frame around(int plotWidth, int plotHeight, int above) {
        return new Frame(
                LEFT + plotWidth + RIGHT,
                above + plotHeight + BELOW,
                LEFT,
                above,
                LEFT + plotWidth,
                above + plotHeight);
    }

    /** The place of a share of the width, to a tenth. */
    public double x(double share) {
        return tenth(left + share * (right - left));
    }

    /** The place of a share of the height, counted from below, to a tenth. */
    public double y(double share) {
        return tenth(bottom - share * (bottom - top));
    }

    private static double tenth(double place) {
        return Math.rint(place * 10) / 10;
    }
}
