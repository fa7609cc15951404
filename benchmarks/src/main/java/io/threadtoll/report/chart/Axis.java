// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import io.threadtoll.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * An axis of a drawing.
 *
 * @param least the first end
 * @param most the other end
 * @param isLogarithmic whether equal lengths are equal ratios, which takes a positive least end; else they are equal
 *     differences
 * @param margin the share of the whole length that is free at either end, so that the mark of a value is never cut
 * @param ticks its grid, ascending
 */
public record Axis(double least, double most, boolean isLogarithmic, double margin, List<Tick> ticks) {
    /** Nothing that is counted here has less than one, and only a file that lies has more. */
    private static final double SMALLEST = 1;

    private static final double GREATEST = 1e18;

    /** A ratio of anything to something else of its kind that is smaller is none of interest. */
    private static final double SMALLEST_RATIO = 1e-6;

    /** Scales of a unit that are within the greatest value: 1000 or 1024 to the sixth power. */
    private static final int SCALES = 6;

    private static final List<Integer> DECADES = List.of(1, 10, 100);
    private static final List<Integer> PARTS = List.of(1, 2, 5);

    /** With fewer decades than this the parts of each are labelled too. */
    private static final int FEW = 3;

    /** The labels that there is room for. */
    private static final int MOST_LABELS = 8;

    private static final Pattern NEEDLESS_ZEROS = Pattern.compile("\\.0+(?= |$)");

    public Axis {
        ticks = List.copyOf(ticks);
    }

    /**
     * A logarithmic axis with room for all of these values that it can hold. Its ends are round values, such as 200 KiB or
     * 50 us, its grid the decades, and where these are few also twice and five times each.
     */
    public static Axis ofDecades(Unit unit, DoubleStream values) {
        var range = values.filter(Axis::hasPlaceInDecades).summaryStatistics();
        double from = range.getCount() == 0 ? SMALLEST : range.getMin();
        double to = range.getCount() == 0 ? SMALLEST : range.getMax();
        TreeSet<Double> round = multiples(unit, PARTS);
        double least = round.floor(from);
        double most = round.ceiling(to);
        if (least == most) {
            least = round.lower(least) == null ? least : round.lower(least);
            most = round.higher(most) == null ? most : round.higher(most);
        }
        return new Axis(least, most, true, 0, ticks(unit, least, most));
    }

    /** A logarithmic axis with room for all of these ratios, whose grid are the powers of two. */
    public static Axis ofDoublings(DoubleStream values) {
        var range = values.filter(Axis::hasPlaceInDoublings).summaryStatistics();
        int least = range.getCount() == 0 ? 0 : (int) Math.floor(log2(range.getMin()));
        int most = range.getCount() == 0 ? 0 : (int) Math.ceil(log2(range.getMax()));
        List<Tick> ticks = IntStream.rangeClosed(least, Math.max(most, least + 1))
                .mapToObj(power -> new Tick(Math.pow(2, power), label(Unit.COUNT, Math.pow(2, power))))
                .toList();
        return new Axis(ticks.get(0).value(), ticks.get(ticks.size() - 1).value(), true, 0.04, ticks);
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    /** Whether a value can lie on an axis of doublings: a positive number, and none that nothing is. */
    public static boolean hasPlaceInDoublings(double value) {
        return value >= SMALLEST_RATIO && value <= GREATEST;
    }

    /** Whether a value can lie on an axis of decades: not zero, negative, infinite or none at all. */
    public static boolean hasPlaceInDecades(double value) {
        return value >= SMALLEST && value <= GREATEST;
    }

    /** Where a value lies, 0 at the least and 1 at the most; at the end that is nearer where it lies outside. */
    public double at(double value) {
        if (most <= least) {
            return 0.5;
        }
        double inside = Math.max(least, Math.min(most, value));
        double share =
                isLogarithmic ? Math.log(inside / least) / Math.log(most / least) : (inside - least) / (most - least);
        return margin + (1 - 2 * margin) * share;
    }

    /** Where a value lies, as a length that SVG takes. */
    public String x(double value) {
        return percent(at(value));
    }

    /** How long a stretch of it is, as a length that SVG takes. */
    public String length(double from, double to) {
        return percent(Math.max(0, at(to) - at(from)));
    }

    /** A share of the whole length, as SVG takes it. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    /** Whether a value lies between the ends. */
    public boolean reaches(double value) {
        return value >= least && value <= most;
    }

    private static List<Tick> ticks(Unit unit, double least, double most) {
        List<Double> decades = within(multiples(unit, List.of(1)), least, most);
        List<Double> lines = decades.size() < FEW ? within(multiples(unit, PARTS), least, most) : decades;
        int every = (lines.size() + MOST_LABELS - 1) / MOST_LABELS;
        return IntStream.range(0, lines.size())
                .mapToObj(i -> new Tick(lines.get(i), i % every == 0 ? label(unit, lines.get(i)) : ""))
                .toList();
    }

    private static List<Double> within(TreeSet<Double> values, double least, double most) {
        return new ArrayList<>(values.subSet(least, true, most, true));
    }

    /** Decades within each scale, so that labels are round: after 100 KiB comes 1 MiB, which is 1024 KiB. */
    private static TreeSet<Double> multiples(Unit unit, List<Integer> parts) {
        double scale = unit == Unit.BYTES ? 1024 : 1000;
        TreeSet<Double> values = new TreeSet<>();
        for (int power = 0; power < SCALES; power++) {
            for (int decade : DECADES) {
                for (int part : parts) {
                    values.add(Math.pow(scale, power) * decade * part);
                }
            }
        }
        values.add(Math.pow(scale, SCALES));
        return values;
    }

    private static String label(Unit unit, double value) {
        return NEEDLESS_ZEROS.matcher(unit.format(value)).replaceFirst("");
    }
}
