// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A vertical line and the row above the plot in which its label stands, one row each, so that no two labels meet.
 *
 * @param guide the line
 * @param row the row, 0 the highest
 * @param leftwards whether the label ends at the line and doesn't begin there
 */
public record GuideLabel(Guide guide, int row, boolean leftwards) {
    /** The height of a row. */
    public static final int ROW = 16;

    /**
     * The labels of vertical lines. In either half of the plot the line that is farthest out is the longest, and its
     * label, turned inwards, passes above the others.
     */
    public static List<GuideLabel> of(Axis axis, List<Guide> guides) {
        List<Guide> shown = guides.stream()
                .filter(guide -> axis.reaches(guide.value()))
                .sorted(Comparator.comparingDouble(Guide::value))
                .toList();
        int lefts = (int) shown.stream().filter(guide -> isLeft(axis, guide)).count();
        List<GuideLabel> labels = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            boolean left = i < lefts;
            labels.add(new GuideLabel(shown.get(i), left ? i : lefts + shown.size() - 1 - i, !left));
        }
        return labels;
    }

    /** Where the label's foot is, in the drawing. */
    public int y() {
        return ROW * (row + 1) - 4;
    }

    private static boolean isLeft(Axis axis, Guide guide) {
        return axis.at(guide.value()) < 0.5;
    }
}
