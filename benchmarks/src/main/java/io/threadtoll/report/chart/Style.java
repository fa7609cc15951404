// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import java.util.List;

/**
 * How a curve looks.
 *
 * @param colour which of the page's colours, from 0
 * @param shape the mark at its values
 * @param dashed whether its line is
 */
public record Style(int colour, Shape shape, boolean dashed) {
    /** Colours that the page's style sheet knows: those of Okabe and Ito, told apart with any kind of colour vision. */
    public static final int COLOURS = 6;

    private static final List<Shape> SHAPES = List.of(Shape.values());

    /** The look of a curve by its number. Colours and shapes are of coprime counts, so that 42 curves all differ. */
    public static Style of(int number) {
        return new Style(number % COLOURS, SHAPES.get(number % SHAPES.size()), false);
    }

    /** The same with a dashed line. */
    public Style asDashed() {
        return new Style(colour, shape, true);
    }

    /** The class that gives it its colour and line. */
    public String css() {
        return "colour" + colour + (dashed ? " dashed" : "");
    }
}
