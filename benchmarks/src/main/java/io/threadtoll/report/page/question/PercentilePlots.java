// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import io.threadtoll.model.Unit;
import io.threadtoll.report.chart.Axis;
import io.threadtoll.report.chart.Chart;
import io.threadtoll.report.chart.Curve;
import io.threadtoll.report.chart.Frame;
import io.threadtoll.report.chart.Point;
import io.threadtoll.report.chart.Style;
import io.threadtoll.report.chart.Tick;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws waits as HdrHistogram does: each nine more of the percentile is as far again. All plots have the same axes. */
final class PercentilePlots {
    private static final int WIDTH = 316;
    private static final int HEIGHT = 260;
    private static final int ABOVE = 10;

    /** With more locks than that their curves can't be told apart, and each kind gets a plot. */
    private static final int FEW = 8;

    private static final List<Tick> TICKS = Stream.of("50", "90", "99", "99.9", "99.99", "99.999")
            .map(percentile -> new Tick(LockTail.place(Double.parseDouble(percentile)), percentile + " %"))
            .toList();

    /** The locks of one condition that are in one plot. */
    private record Group(String title, List<LockTail> tails) {
        long locks() {
            return tails.stream().map(LockTail::lock).distinct().count();
        }

        /** Each kind of lock by itself, where they are many. */
        Stream<Group> split() {
            return locks() <= FEW
                    ? Stream.of(this)
                    : Stream.of(
                            only(", futex locks", LockTail::isFutex), only(", other locks", tail -> !tail.isFutex()));
        }

        private Group only(String kind, Predicate<LockTail> which) {
            return new Group(title + kind, tails.stream().filter(which).toList());
        }
    }

    private PercentilePlots() {}

    static List<Tails.Plot> of(List<LockTail> tails) {
        LockLooks looks = LockLooks.ofNames(tails.stream().map(LockTail::lock).toList());
        Axis across = across(tails);
        Axis up = Axis.ofDecades(Unit.NANOSECONDS, places(tails).mapToDouble(Point::y));
        Map<String, List<LockTail>> conditions = tails.stream()
                .collect(Collectors.groupingBy(LockTail::condition, LinkedHashMap::new, Collectors.toList()));
        return conditions.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong((Group group) -> -group.locks()))
                .limit(Condition.MOST)
                .flatMap(Group::split)
                .filter(group -> !group.tails().isEmpty())
                .map(group -> plot(group, looks, across, up))
                .toList();
    }

    private static Stream<Point> places(List<LockTail> tails) {
        return tails.stream().flatMap(tail -> tail.places().stream());
    }

    private static Axis across(List<LockTail> tails) {
        double most = places(tails).mapToDouble(Point::x).max().orElse(LockTail.place(90));
        return new Axis(
                TICKS.get(0).value(),
                Math.max(most, TICKS.get(1).value()),
                true,
                0,
                TICKS.stream().filter(tick -> tick.value() <= most).toList());
    }

    private static Tails.Plot plot(Group group, LockLooks looks, Axis across, Axis up) {
        List<Curve> curves = group.tails().stream()
                .sorted(Comparator.comparing(tail -> looks.locks().indexOf(tail.lock())))
                .map(tail -> curve(tail, looks))
                .toList();
        return new Tails.Plot(
                new Chart(
                        "Waits for a lock, " + group.title(),
                        curves.stream()
                                .map(curve -> curve.describe(Unit.NANOSECONDS, PercentilePlots::percentile))
                                .collect(Collectors.joining(". ")),
                        Frame.around(WIDTH, HEIGHT, ABOVE),
                        across,
                        up,
                        curves,
                        List.of(),
                        List.of()),
                curves.stream()
                        .map(curve -> new Curve(curve.name(), curve.style(), List.of()))
                        .toList(),
                Condition.forks(group.tails().stream().mapToInt(LockTail::forks)) + " a curve");
    }

    private static Curve curve(LockTail tail, LockLooks looks) {
        Style style = looks.style(tail.lock());
        String name = tail.isControl() ? tail.lock() + " (nobody waits)" : tail.lock();
        return new Curve(
                name + (tail.isResponse() ? ", response" : ""),
                tail.isResponse() ? style.asDashed() : style,
                List.of(tail.places()));
    }

    private static String percentile(double place) {
        return Unit.FRACTION.format(1 - 1 / place);
    }
}
