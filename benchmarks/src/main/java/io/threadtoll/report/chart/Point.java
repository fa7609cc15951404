// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

/**
 * A value at a place, both in their base units.
 *
 * @param x the place
 * @param y the value
 */
public record Point(double x, double y) {
    /** Whether it lies on axes that are logarithmic. */
    public boolean isDrawable() {
        return Axis.hasPlaceInDoublings(x) && Axis.hasPlaceInDoublings(y);
    }
}
