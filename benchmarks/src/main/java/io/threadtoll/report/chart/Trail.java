// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import java.util.List;

/**
 * What one thing does under conditions that change step by step, as places in a scatter plot that a path joins.
 *
 * @param name what it is; stands at its last place
 * @param style how it looks
 * @param places one a step, at least one, all finite
 */
public record Trail(String name, Style style, List<Point> places) {
    public Trail {
        places = List.copyOf(places);
    }

    /** The last place, which the name stands at. */
    public Point last() {
        return places.get(places.size() - 1);
    }
}
