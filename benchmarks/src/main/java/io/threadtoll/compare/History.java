// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.Environment;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import io.threadtoll.statistics.Steps;
import io.threadtoll.statistics.Welch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Where the figures of a series of runs of one machine stepped. The run is the unit: a figure of a run is the geometric mean of
 * its forks, since runs differ by more than their forks do.
 *
 * @param runs the labels of the runs, the oldest first
 * @param figures how many figures are in enough runs to be looked at
 * @param steps where some of them stepped, in the order of the runs, the largest change first
 * @param notes what a reader has to know of the whole
 */
public record History(List<String> runs, int figures, List<Step> steps, List<String> notes) {
    /** Fewer runs can't show a step. */
    public static final int FEWEST_RUNS = 2 * Steps.FEWEST;

    private static final double LEVEL = 0.05;
    private static final double CONFIDENCE = 0.95;

    /**
     * A figure's step.
     *
     * @param keys what the figure is
     * @param last the last run before it
     * @param first the first run after it
     * @param before how many runs before it, back to the step before
     * @param after how many from it on, up to the next step
     * @param ratio the geometric mean after it over that before it, with a 95 % interval
     * @param shift whether that is better or worse
     * @param environment what differs between these two runs
     * @param otherCode whether what is measured was changed between them
     */
    public record Step(
            SortedMap<String, String> keys,
            String last,
            String first,
            int before,
            int after,
            Interval ratio,
            Shift shift,
            List<FieldDifference> environment,
            boolean otherCode) {}

    public History {
        runs = List.copyOf(runs);
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
    }

    private record Point(Source run, Series series, double logarithm) {}

    /**
     * Looks for steps, with 5 % for one that is none in all figures together.
     *
     * @param sources the runs, the oldest first
     */
    public static History of(List<Source> sources, CompareOptions options) {
        Map<SortedMap<String, String>, List<Point>> figures = new LinkedHashMap<>();
        for (Source source : sources) {
            for (Series series : Selection.of(List.of(source), options)) {
                double logarithm = SeriesEstimate.of(series).logarithm();
                if (Double.isFinite(logarithm)) {
                    figures.computeIfAbsent(Keys.without(series.keys(), List.of(Series.RUN)), keys -> new ArrayList<>())
                            .add(new Point(source, series, logarithm));
                }
            }
        }
        figures.keySet().removeIf(keys -> !OnlyRows.of(options.only()).test(keys));
        figures.values().removeIf(points -> points.size() < FEWEST_RUNS);
        ShownKeys shown = new ShownKeys(figures.keySet());
        List<String> labels = sources.stream().map(Source::label).toList();
        List<Step> steps = figures.entrySet().parallelStream()
                .flatMap(figure ->
                        steps(shown.of(figure.getKey()), figure.getValue(), options.delta(), LEVEL / figures.size()))
                .sorted(Comparator.comparingInt((Step step) -> labels.indexOf(step.first()))
                        .thenComparing(step -> -Math.abs(Math.log(step.ratio().estimate()))))
                .toList();
        return new History(labels, figures.size(), steps, notes(sources));
    }

    private static Stream<Step> steps(SortedMap<String, String> keys, List<Point> points, double delta, double level) {
        double[] values = points.stream().mapToDouble(Point::logarithm).toArray();
        return Steps.of(values, Math.log1p(delta), level).stream()
                .map(step -> step(keys, points.get(step.at() - 1), points.get(step.at()), step));
    }

    private static Step step(SortedMap<String, String> keys, Point last, Point first, Steps.Step step) {
        Welch change = step.change();
        boolean more = change.difference() > 0;
        Unit.Better better = first.series.better();
        Shift shift = better == Unit.Better.NEITHER
                ? Shift.DIFFERENT
                : more == (better == Unit.Better.HIGHER) ? Shift.BETTER : Shift.WORSE;
        return new Step(
                keys,
                last.run.label(),
                first.run.label(),
                step.before(),
                step.after(),
                change.interval(CONFIDENCE).exponential(),
                shift,
                EnvironmentDifferences.of(List.of(environment(last), environment(first))),
                Obstacle.isOtherCode(last.series, first.series));
    }

    private static List<Environment> environment(Point point) {
        return Stream.ofNullable(
                        point.run.environments().get(point.series.keys().getOrDefault(Series.JVM, "")))
                .toList();
    }

    private static List<String> notes(List<Source> sources) {
        Set<String> machines = new HashSet<>();
        sources.forEach(source -> source.environments()
                .values()
                .forEach(environment ->
                        machines.add(environment.field("cpu.model") + " with " + environment.processors() + " CPUs")));
        return machines.size() > 1
                ? List.of("these runs are of several machines, which a step may be: "
                        + String.join("; ", machines.stream().sorted().toList()))
                : List.of();
    }
}
