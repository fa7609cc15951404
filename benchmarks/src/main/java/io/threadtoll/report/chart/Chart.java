// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A chart with two logarithmic axes, laid out.
 *
 * @param title what it shows
 * @param description what a reader who can't see it should know
 * @param frame its size
 * @param across the horizontal axis
 * @param up the vertical axis
 * @param series the curves
 * @param limits vertical lines with their labels above the plot
 * @param levels horizontal lines
 */
public record Chart(
        String title,
        String description,
        Frame frame,
        Axis across,
        Axis up,
        List<Curve> series,
        List<GuideLabel> limits,
        List<Guide> levels) {
    public Chart {
        series = List.copyOf(series);
        limits = List.copyOf(limits);
        levels = List.copyOf(levels);
    }

    /** Where a value lies on the horizontal axis. */
    public double x(double value) {
        return frame.x(across.at(value));
    }

    /** Where a value lies on the vertical axis. */
    public double y(double value) {
        return frame.y(up.at(value));
    }

    /** The line through the means, as the points of an SVG polyline. */
    public String line(Curve curve) {
        return curve.means().stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", x(point.x()), y(point.y())))
                .collect(Collectors.joining(" "));
    }

    /** The marks at the means, as an SVG path. */
    public String marks(Curve curve) {
        return curve.means().stream()
                .map(point -> curve.style().shape().around(x(point.x()), y(point.y())))
                .collect(Collectors.joining());
    }

    /** The intervals of the means, as an SVG path: upright lines with a foot at both ends. */
    public String spans(Curve curve) {
        return curve.spans().stream()
                .map(span ->
                        Shape.upright(x(span.x()), y(span.y().low()), y(span.y().high())))
                .collect(Collectors.joining());
    }

    /** Dots at the values of single forks, as an SVG path. */
    public String dots(Curve curve) {
        return curve.points()
                .map(point -> Shape.dot(x(point.x()), y(point.y())))
                .collect(Collectors.joining());
    }
}
