// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import io.threadtoll.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A logarithmic axis: equal lengths are equal ratios. Its ends are round values, such as 200 KiB or 50 us.
 *
 * @param least the first end
 * @param most the other end
 * @param ticks its grid, ascending: the decades, and where these are few also twice and five times each
 */
public record LogAxis(double least, double most, List<Tick> ticks) {
    /** Nothing that is counted here has less than one, and only a file that lies has more. */
    private static final double SMALLEST = 1;

    private static final double GREATEST = 1e18;

    /** Scales of a unit that are within the greatest value: 1000 or 1024 to the sixth power. */
    private static final int SCALES = 6;

    private static final List<Integer> DECADES = List.of(1, 10, 100);
    private static final List<Integer> PARTS = List.of(1, 2, 5);

    /** With fewer decades than this the parts of each are labelled too. */
    private static final int FEW = 3;

    /** The labels that there is room for. */
    private static final int MOST_LABELS = 8;

    private static final Pattern NEEDLESS_ZEROS = Pattern.compile("\\.0+(?= |$)");

    public LogAxis {
        ticks = List.copyOf(ticks);
    }

    /** An axis with room for all of these values that it can hold. */
    public static LogAxis of(Unit unit, DoubleStream values) {
        var range = values.filter(LogAxis::holds).summaryStatistics();
        double from = range.getCount() == 0 ? SMALLEST : range.getMin();
        double to = range.getCount() == 0 ? SMALLEST : range.getMax();
        TreeSet<Double> round = multiples(unit, PARTS);
        double least = round.floor(from);
        double most = round.ceiling(to);
        if (least == most) {
            least = round.lower(least) == null ? least : round.lower(least);
            most = round.higher(most) == null ? most : round.higher(most);
        }
        return new LogAxis(least, most, ticks(unit, least, most));
    }

    /** Whether a value can lie on such an axis: not zero, negative, infinite or none at all. */
    public static boolean holds(double value) {
        return value >= SMALLEST && value <= GREATEST;
    }

    /** Where a value lies, 0 at the least and 1 at the most; at the end that is nearer where it lies outside. */
    public double at(double value) {
        double inside = Math.max(least, Math.min(most, value));
        return Math.log(inside / least) / Math.log(most / least);
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
