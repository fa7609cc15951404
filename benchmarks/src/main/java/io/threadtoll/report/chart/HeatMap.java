// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import io.threadtoll.model.Unit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A triangle with a square for each two of some things, coloured by a value of theirs, laid out. Equal ratios of values are
 * equal steps of colour. The square of two is in the row of the later and the column of the earlier one.
 *
 * @param title what it shows
 * @param description what a reader who can't see it should know
 * @param unit the unit of the values
 * @param names what is named at each row and column
 * @param borders the things before which a line parts them from those before
 * @param colours the values of each colour, that of the least first
 */
public record HeatMap(
        String title,
        String description,
        Unit unit,
        List<String> names,
        List<Integer> borders,
        List<List<Square>> colours) {
    /** Colours that the page's style sheet knows, from that of the least value to that of the greatest. */
    public static final int STEPS = 7;

    private static final int WIDTH = 440;
    private static final int MARGIN = 34;
    private static final double LARGEST = 64;

    /** A label needs about that much room. */
    private static final double LABEL = 17;

    /** In smaller squares there is no room for the value. */
    private static final double ROOMY = 44;

    /** Values that differ by less have one colour: it would be a difference of nothing. */
    private static final double LEAST_RATIO = 1.02;

    /**
     * The value of two of the things.
     *
     * @param row the place of one of them among the names, from 1
     * @param column that of the other, less than {@code row}
     * @param value positive
     */
    public record Square(int row, int column, double value) {}

    /** A text in the drawing. */
    public record Label(double x, double y, String text) {}

    public HeatMap {
        names = List.copyOf(names);
        borders = List.copyOf(borders);
        colours = colours.stream().map(List::copyOf).toList();
    }

    /** Of these values; those that no logarithmic scale can hold are left out. */
    public static HeatMap of(
            String title,
            String description,
            Unit unit,
            List<String> names,
            List<Integer> borders,
            List<Square> squares) {
        List<Square> shown = squares.stream()
                .filter(square -> Axis.hasPlaceInDoublings(square.value()))
                .toList();
        var range = shown.stream().mapToDouble(Square::value).summaryStatistics();
        Map<Integer, List<Square>> colours = shown.stream()
                .collect(Collectors.groupingBy(square -> step(square.value(), range.getMin(), range.getMax())));
        return new HeatMap(
                title,
                description,
                unit,
                names,
                borders,
                IntStream.range(0, STEPS)
                        .mapToObj(step -> colours.getOrDefault(step, List.of()))
                        .toList());
    }

    private static int step(double value, double least, double most) {
        return most < LEAST_RATIO * least
                ? STEPS / 2
                : Math.min(STEPS - 1, (int) (STEPS * Math.log(value / least) / Math.log(most / least)));
    }

    /** All values. */
    public List<Square> squares() {
        return colours.stream().flatMap(List::stream).toList();
    }

    /** The width of the drawing, whatever is in it: a map of two is small. */
    public int width() {
        return WIDTH;
    }

    /** Its height. */
    public int height() {
        return (int) Math.ceil(side() * (names.size() - 1)) + MARGIN;
    }

    private double side() {
        return Math.min(LARGEST, (double) (WIDTH - MARGIN - 1) / Math.max(1, names.size() - 1));
    }

    private double left(int column) {
        return MARGIN + side() * column;
    }

    private double top(int row) {
        return side() * (row - 1);
    }

    /** The squares of a colour, as an SVG path. */
    public String path(int step) {
        return colours.get(step).stream()
                .map(square -> String.format(
                        Locale.ROOT,
                        "M%.2f,%.2fh%3$.2fv%3$.2fh-%3$.2fz",
                        left(square.column()),
                        top(square.row()),
                        side()))
                .collect(Collectors.joining());
    }

    /** The lines at the borders, as an SVG path: across the row and down the column. */
    public String borderPath() {
        return borders.stream()
                .filter(border -> border > 0 && border < names.size())
                .map(border -> String.format(
                        Locale.ROOT, "M%.2f,%.2fH%.2fV%.2f", left(0), top(border), left(border), top(names.size())))
                .collect(Collectors.joining());
    }

    /** The names of the rows, at the left, as many as there is room for. */
    public List<Label> rows() {
        return labels(
                IntStream.range(1, names.size()),
                i -> new Label(MARGIN - 6, tenth(top(i) + side() / 2 + 4), names.get(i)));
    }

    /** The names of the columns, below. */
    public List<Label> columns() {
        return labels(
                IntStream.range(0, names.size() - 1),
                i -> new Label(tenth(left(i) + side() / 2), tenth(top(names.size()) + 16), names.get(i)));
    }

    private List<Label> labels(IntStream all, IntFunction<Label> label) {
        int every = (int) Math.ceil(LABEL * 1.3 / side());
        return all.filter(i -> i % every == 0 || side() > LABEL * 1.3)
                .mapToObj(label)
                .toList();
    }

    /** The values, where the squares have room for them. */
    public List<Label> values() {
        return side() < ROOMY
                ? List.of()
                : squares().stream()
                        .map(square -> new Label(
                                tenth(left(square.column()) + side() / 2),
                                tenth(top(square.row()) + side() / 2 + 4),
                                unit.format(square.value())))
                        .toList();
    }

    /** What each colour that is used stands for. */
    public List<Key> key() {
        return IntStream.range(0, STEPS)
                .filter(step -> !colours.get(step).isEmpty())
                .mapToObj(step -> {
                    var range = colours.get(step).stream()
                            .mapToDouble(Square::value)
                            .summaryStatistics();
                    return new Key(
                            step,
                            Stream.of(range.getMin(), range.getMax())
                                    .map(unit::format)
                                    .distinct()
                                    .collect(Collectors.joining(" to ")));
                })
                .toList();
    }

    /**
     * What a colour stands for.
     *
     * @param step which colour
     * @param text the least and the greatest value that has it
     */
    public record Key(int step, String text) {}

    private static double tenth(double place) {
        return Math.rint(place * 10) / 10;
    }
}
