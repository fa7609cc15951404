// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A text beside a mark, where it covers no other mark and no other text.
 *
 * @param text what it says
 * @param markX the mark
 * @param markY likewise
 * @param x where the text begins, or ends
 * @param y its foot
 * @param leftwards whether it ends there
 */
public record MarkLabel(String text, double markX, double markY, double x, double y, boolean leftwards) {
    /** About the width of a letter and the height of a line, of the chart's font. */
    private static final double LETTER = 6.6;

    private static final double LINE = 12;
    private static final double GAP = 7;

    /** How far from its mark a text may stand, in lines. */
    private static final int FARTHEST = 14;

    private record Box(double left, double top, double right, double bottom) {
        boolean meets(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean isWithin(Frame frame) {
            return left >= frame.left() && right <= frame.right() && top >= frame.top() && bottom <= frame.bottom();
        }
    }

    /** The texts of marks for which there is room, the nearest room there is. */
    static List<MarkLabel> of(Frame frame, List<MarkLabel> wanted) {
        List<Box> taken = new ArrayList<>();
        wanted.forEach(label ->
                taken.add(new Box(label.markX() - 5, label.markY() - 5, label.markX() + 5, label.markY() + 5)));
        List<MarkLabel> placed = new ArrayList<>();
        wanted.stream()
                .sorted(Comparator.comparingDouble(MarkLabel::markY))
                .forEach(label -> label.candidates()
                        .filter(place -> place.box().isWithin(frame))
                        .filter(place -> taken.stream().noneMatch(place.box()::meets))
                        .findFirst()
                        .ifPresent(place -> {
                            taken.add(place.box());
                            placed.add(place);
                        }));
        return placed;
    }

    /** A text that has no place yet. */
    static MarkLabel at(String text, double markX, double markY) {
        return new MarkLabel(text, markX, markY, markX, markY, false);
    }

    /** Right and left of the mark, then higher and lower by a line more each time, and farther away. */
    private Stream<MarkLabel> candidates() {
        return IntStream.rangeClosed(0, FARTHEST)
                .boxed()
                .flatMap(lines -> Stream.of(-lines, lines).distinct())
                .flatMap(lines -> Stream.of(true, false)
                        .flatMap(left -> Stream.of(0, 20).map(away -> {
                            double aside = GAP + away + (lines == 0 ? 0 : 4);
                            return new MarkLabel(
                                    text,
                                    markX,
                                    markY,
                                    tenth(markX + (left ? -aside : aside)),
                                    tenth(markY + 4 + lines * LINE),
                                    left);
                        })));
    }

    private Box box() {
        double width = text.length() * LETTER;
        return new Box(leftwards ? x - width : x, y - LINE + 2, leftwards ? x : x + width, y + 2);
    }

    /** A line from the text to its mark, where it doesn't stand right beside it. */
    public Optional<String> leader() {
        return Math.abs(y - 4 - markY) < LINE / 2 && Math.abs(x - markX) < GAP + 1
                ? Optional.empty()
                : Optional.of("M" + (leftwards ? x + 1 : x - 1) + "," + tenth(y - 4) + "L" + markX + "," + markY);
    }

    private static double tenth(double place) {
        return Math.rint(place * 10) / 10;
    }
}
