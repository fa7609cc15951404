// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A scatter plot, laid out: one quantity against another, a mark a thing with its name beside it, and a path through what it
 * does step by step.
 *
 * @param title what it shows
 * @param note of what the marks are
 * @param description what a reader who can't see it should know
 * @param frame its size
 * @param across the horizontal axis
 * @param up the vertical axis
 * @param trails what is drawn
 * @param data the numbers behind it
 */
public record Scatter(
        String title,
        String note,
        String description,
        Frame frame,
        Axis across,
        Axis up,
        List<Trail> trails,
        DataTable data) {
    public Scatter {
        trails = List.copyOf(trails);
    }

    /** Where a value lies on the horizontal axis. */
    public double x(double value) {
        return frame.x(across.at(value));
    }

    /** Where a value lies on the vertical axis. */
    public double y(double value) {
        return frame.y(up.at(value));
    }

    /** The path through the places of one thing, as the points of an SVG polyline. */
    public String line(Trail trail) {
        return trail.places().stream()
                .map(place -> String.format(Locale.ROOT, "%.1f,%.1f", x(place.x()), y(place.y())))
                .collect(Collectors.joining(" "));
    }

    /** The mark at the last place, as an SVG path. */
    public String mark(Trail trail) {
        return trail.style().shape().around(x(trail.last().x()), y(trail.last().y()));
    }

    /** Dots at the places before, as an SVG path. */
    public String dots(Trail trail) {
        return trail.places().stream()
                .limit(trail.places().size() - 1L)
                .map(place -> Shape.dot(x(place.x()), y(place.y())))
                .collect(Collectors.joining());
    }

    /** The names, each beside its mark. */
    public List<MarkLabel> labels() {
        return MarkLabel.of(
                frame,
                trails.stream()
                        .map(trail -> MarkLabel.at(
                                trail.name(),
                                x(trail.last().x()),
                                y(trail.last().y())))
                        .toList());
    }
}
