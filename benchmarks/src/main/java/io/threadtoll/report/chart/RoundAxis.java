// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import io.threadtoll.model.Unit;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Makes an axis with round ends and few ticks for any values: logarithmic where they are positive and far apart, else
 * linear, and then from zero on unless all lie far from it.
 */
public final class RoundAxis {
    /** Beyond this ratio the small values of a linear axis can't be told apart. */
    static final double WIDEST_LINEAR = 20;

    /** So that a dot at an end is never cut. */
    private static final double MARGIN = 0.03;

    /** Values beyond are none of anything, and lie at an end. */
    private static final double GREATEST = 1e18;

    private static final double SMALLEST = 1e-9;

    /** Steps of a linear axis that there is room for on a telephone. */
    private static final int STEPS = 4;

    /** Letters of all labels together that there is room for there. */
    private static final int MOST_LETTERS = 30;

    private static final List<Integer> PARTS = List.of(1, 2, 5);
    private static final Pattern NEEDLESS_ZEROS = Pattern.compile("\\.0+(?= |$)|(?<=\\.\\d{1,3})0+(?= |$)");

    private RoundAxis() {}

    /** An axis with room for these values; those that are not finite have no place on it. */
    public static Axis of(Unit unit, DoubleStream values) {
        return of(unit, values, MOST_LETTERS);
    }

    /** The same for an axis that goes up, where each label has a line of its own. */
    public static Axis upright(Unit unit, DoubleStream values) {
        return of(unit, values, Integer.MAX_VALUE);
    }

    private static Axis of(Unit unit, DoubleStream values, int letters) {
        double[] held = values.filter(value -> Math.abs(value) <= GREATEST).toArray();
        double least = DoubleStream.of(held).min().orElse(0);
        double most = DoubleStream.of(held).max().orElse(0);
        return least >= SMALLEST && most / least > WIDEST_LINEAR
                ? logarithmic(unit, least, most, letters)
                : linear(unit, least, most, letters);
    }

    private static Axis linear(Unit unit, double least, double most, int letters) {
        boolean nearZero = least > 0 && least < most / 2;
        double from = nearZero || least == most ? Math.min(0, least) : least;
        double to = least == most ? Math.max(most, least == 0 ? 1 : 0) : most;
        double step = step(unit, to - from);
        long first = (long) Math.floor(from / step);
        long last = Math.max(first + 1, (long) Math.ceil(to / step - 1e-9));
        return new Axis(
                first * step,
                last * step,
                false,
                MARGIN,
                ticks(
                        unit,
                        LongStream.rangeClosed(first, last)
                                .mapToDouble(i -> i * step)
                                .toArray(),
                        letters));
    }

    /** A line at each of these values, and labels at as many of them as have room. */
    private static List<Tick> ticks(Unit unit, double[] values, int letters) {
        int longest = DoubleStream.of(values)
                .mapToObj(value -> label(unit, value))
                .mapToInt(String::length)
                .max()
                .orElse(1);
        int most = Math.max(2, letters / longest);
        int every = (values.length + most - 1) / most;
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Tick(values[i], i % every == 0 ? label(unit, values[i]) : ""))
                .toList();
    }

    /** One, two or five of a power of ten; of bytes within their scale, so that labels are round. */
    private static double step(Unit unit, double range) {
        double scale = 1;
        while (unit == Unit.BYTES && range >= 1024 * scale) {
            scale *= 1024;
        }
        double rough = range / scale / STEPS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double parts = PARTS.stream()
                .mapToDouble(Integer::doubleValue)
                .filter(part -> part * power >= rough * (1 - 1e-9))
                .findFirst()
                .orElse(10);
        return parts * power * scale;
    }

    private static Axis logarithmic(Unit unit, double least, double most, int letters) {
        if (unit == Unit.BYTES && least >= 1) {
            Axis bytes = Axis.ofDecades(unit, DoubleStream.of(least, most));
            return new Axis(bytes.least(), bytes.most(), true, MARGIN, bytes.ticks());
        }
        int first = (int) Math.floor(Math.log10(least) + 1e-9);
        int last = (int) Math.ceil(Math.log10(most) - 1e-9);
        double[] all = IntStream.rangeClosed(first, last)
                .boxed()
                .flatMapToDouble(power -> PARTS.stream().mapToDouble(part -> part * power(power)))
                .toArray();
        double from = DoubleStream.of(all)
                .filter(value -> value <= least * (1 + 1e-9))
                .max()
                .orElse(least);
        double to = DoubleStream.of(all)
                .filter(value -> value >= most * (1 - 1e-9))
                .min()
                .orElse(most);
        double[] decades = IntStream.rangeClosed(first, last)
                .mapToDouble(RoundAxis::power)
                .filter(value -> value >= from && value <= to)
                .toArray();
        return new Axis(from, to, true, MARGIN, ticks(unit, decades, letters));
    }

    /** Exact where a double is: one thousandth is 0.001 and not the nearest that a product of tenths comes to. */
    private static double power(int exponent) {
        return Double.parseDouble("1e" + exponent);
    }

    private static String label(Unit unit, double value) {
        return value == 0 ? "0" : NEEDLESS_ZEROS.matcher(unit.format(value)).replaceFirst("");
    }
}
