// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import java.util.Locale;

/** The mark at each value of a curve: tells curves apart for whoever doesn't see colours. */
public enum Shape {
    CIRCLE("m-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z"),
    SQUARE("m-3.5,-3.5h7v7h-7z"),
    TRIANGLE("m0,-4.8l4.6,8h-9.2z"),
    DIAMOND("m0,-5l5,5l-5,5l-5,-5z"),
    CROSS(
            "m-4,-2.3l1.7,-1.7l2.3,2.3l2.3,-2.3l1.7,1.7l-2.3,2.3l2.3,2.3l-1.7,1.7l-2.3,-2.3l-2.3,2.3l-1.7,-1.7l2.3,-2.3z"),
    FALLING("m0,4.8l4.6,-8h-9.2z"),
    PLUS("m-1.2,-4.4h2.4v3.2h3.2v2.4h-3.2v3.2h-2.4v-3.2h-3.2v-2.4h3.2z");

    private static final String DOT = "m-2,0a2,2 0 1,0 4,0a2,2 0 1,0 -4,0z";

    private final String outline;

    Shape(String outline) {
        this.outline = outline;
    }

    /** Its outline around a place, as the commands of an SVG path. */
    public String around(double x, double y) {
        return at(x, y, outline);
    }

    /** A dot, for a value that is not the curve's own. */
    static String dot(double x, double y) {
        return at(x, y, DOT);
    }

    /** An upright line with a foot at both ends. */
    static String upright(double x, double from, double to) {
        return String.format(Locale.ROOT, "M%1$.1f,%2$.1fV%3$.1fm-4,0h8M%1$.1f,%2$.1fm-4,0h8", x, from, to);
    }

    private static String at(double x, double y, String outline) {
        return String.format(Locale.ROOT, "M%.1f,%.1f%s", x, y, outline);
    }
}
