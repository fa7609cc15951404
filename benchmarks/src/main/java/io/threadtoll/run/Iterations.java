// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.ForkId;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Timing;
import io.threadtoll.model.UsualMetric;
import io.threadtoll.statistics.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How many iterations a fork of each question measures, after Kalibera and Jones (2013): the square root of what a fork costs,
 * as a number of iterations, by how many times more variance there is between iterations than between forks. One that varies
 * little within a fork, such as an uncontended lock, had better be measured in more forks; one that varies much, such as a
 * contended one, longer in each.
 */
final class Iterations {
    /** One says nothing of drift within a fork. */
    private static final int FEWEST = 2;

    /** What takes longer shows less of how forks differ in the same time. */
    private static final int MOST = 8;

    /**
     * What is expected of a question's forks.
     *
     * @param deviation the standard deviation of the logarithms of forks
     * @param iterations what that and the deviation within a fork make best
     */
    private record Expected(double deviation, int iterations) {}

    /**
     * To begin with: from the standard deviations of logarithms, between iterations and between forks, of quick on JDK 17 on a
     * virtual machine of 2 CPUs on 28 November 2026: between iterations uncontended 0.006, binding alike, context switches 0.03,
     * contention 0.12, handoff 0.05, lost updates 0.2; a fork at 0.7 s and an iteration at 0.18 s.
     */
    private static final Map<String, Expected> AT_FIRST = Map.of(
            "uncontended", new Expected(0.03, 2),
            "binding", new Expected(0.03, 2),
            "contextswitch", new Expected(0.05, 2),
            "spawn", new Expected(0.05, 2),
            "contention", new Expected(0.03, 6),
            "handoff", new Expected(0.02, 5),
            "lostupdates", new Expected(0.05, 4));

    /** Forks seldom vary less, and what a few of them say of their variance is mostly chance. */
    private static final double LEAST_BETWEEN = 0.015;

    private Iterations() {}

    /** A preset's timing with as many iterations as the question had better begin with. */
    static Timing atFirst(Timing timing, Cell cell) {
        Expected expected = AT_FIRST.get(cell.question());
        return expected == null ? timing : with(timing, expected.iterations);
    }

    /** The standard deviation of the logarithms of a question's forks, as far as it was measured before. */
    static OptionalDouble expectedDeviation(String question) {
        return Stream.ofNullable(AT_FIRST.get(question))
                .mapToDouble(Expected::deviation)
                .findFirst();
    }

    /**
     * The number for each question that these forks of a run say; none of a question of which they say nothing.
     *
     * @param forks whole rounds
     */
    static Map<String, Integer> of(Plan plan, Collection<Fork> forks) {
        Map<String, List<Fork>> questions = forks.stream()
                .filter(fork ->
                        fork.status() == Fork.Status.MEASURED && !fork.cell().isProbe())
                .collect(Collectors.groupingBy(fork -> fork.cell().question()));
        Map<String, Integer> numbers = new HashMap<>();
        questions.forEach((question, its) -> {
            double best = best(plan, its);
            if (Double.isFinite(best)) {
                numbers.put(question, (int) Math.max(FEWEST, Math.min(MOST, Math.rint(best))));
            }
        });
        return numbers;
    }

    /** The same cell with another number. */
    static PlannedCell with(PlannedCell planned, Map<String, Integer> numbers) {
        Timing timing = planned.timing();
        int number = numbers.getOrDefault(planned.cell().question(), timing.iterations());
        return planned.cell().isProbe() ? planned : new PlannedCell(planned.cell(), with(timing, number));
    }

    private static Timing with(Timing timing, int iterations) {
        return new Timing(timing.warmups(), timing.warmupMs(), iterations, timing.iterationMs());
    }

    private static double best(Plan plan, List<Fork> forks) {
        UsualMetric usual = new UsualMetric(forks.stream()
                .filter(fork -> fork.metrics().containsKey(Fork.TEAM_TIME))
                .map(Fork::cell)
                .collect(Collectors.toSet()));
        Map<ForkId, List<Moments>> cells = new HashMap<>();
        for (Fork fork : forks) {
            Stream.ofNullable(fork.metrics().get(usual.of(fork.cell())))
                    .map(sample ->
                            sample.measured().stream().mapToDouble(Math::log).toArray())
                    .filter(logarithms ->
                            logarithms.length > 1 && Arrays.stream(logarithms).allMatch(Double::isFinite))
                    .forEach(logarithms -> cells.computeIfAbsent(plan.idOf(fork).in(0), any -> new ArrayList<>())
                            .add(Moments.of(logarithms)));
        }
        double within = mean(cells.values().stream().flatMap(List::stream).mapToDouble(Moments::variance));
        double ofMeans = mean(cells.values().stream()
                .filter(ofCell -> ofCell.size() > 1)
                .mapToDouble(ofCell -> Moments.of(
                                ofCell.stream().mapToDouble(Moments::mean).toArray())
                        .variance()));
        double iterations = mean(cells.values().stream().flatMap(List::stream).mapToDouble(Moments::count));
        double between = Math.max(LEAST_BETWEEN * LEAST_BETWEEN, ofMeans - within / iterations);
        double overheadNs = mean(forks.stream().mapToDouble(fork -> fork.wallNs() - fork.iterationNs()));
        double iterationNs = 1e6
                * mean(plan.cells().stream()
                        .filter(planned -> !planned.cell().isProbe())
                        .mapToDouble(planned -> planned.timing().iterationMs()));
        return Math.sqrt(overheadNs / iterationNs * within / between);
    }

    private static double mean(DoubleStream values) {
        return values.average().orElse(Double.NaN);
    }
}
