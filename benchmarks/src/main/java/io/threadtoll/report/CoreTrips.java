// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.machine.Machine;
import io.threadtoll.machine.topology.CpuClasses;
import io.threadtoll.machine.topology.CpuDistance;
import io.threadtoll.machine.topology.CpuPair;
import io.threadtoll.machine.topology.Topology;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.coretocore.CoreToCore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What it costs CPUs to reach each other, as a run has measured it.
 *
 * @param cpus those of any measured pair, by package, memory node, last-level cache and core
 * @param borders the places in {@code cpus} at which one of the first three begins that the CPU before isn't in
 * @param pairs the pairs, in the order of their CPUs
 * @param classes the pairs of each class, the nearest first and those of which nothing is known last
 */
public record CoreTrips(List<Integer> cpus, List<Integer> borders, List<Line> pairs, List<Line> classes) {
    private static final String UNKNOWN = "not known";

    /**
     * A metric over some forks.
     *
     * @param median of the forks
     * @param p10 the value of the fork that a tenth of them are below
     * @param p90 the same from above
     * @param times how many times the median of the nearest class it is
     */
    public record Spread(Metric metric, double median, double p10, double p90, double times) {
        static Spread of(Metric metric, List<Fork> forks, List<Fork> nearest) {
            double median = quantile(forks, metric, 0.5);
            return new Spread(
                    metric,
                    median,
                    quantile(forks, metric, 0.1),
                    quantile(forks, metric, 0.9),
                    median / quantile(nearest, metric, 0.5));
        }

        /** The value of the fork at that share of them, when they are sorted. */
        private static double quantile(List<Fork> forks, Metric metric, double share) {
            List<Double> sorted = forks.stream()
                    .flatMap(fork -> fork.value(metric).stream())
                    .sorted()
                    .toList();
            return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.round(share * (sorted.size() - 1)));
        }

        /** Median, tenth and ninetieth percentile, and the ratio, as a person reads them. */
        public List<String> texts() {
            return List.of(
                    metric.unit().format(median),
                    metric.unit().format(p10),
                    metric.unit().format(p90),
                    Double.isFinite(times) ? String.format(Locale.ROOT, "%.2f", times) : "-");
        }
    }

    /**
     * A pair, or all pairs of a class.
     *
     * @param pair the pair; of a class any
     * @param distance the class, as a person reads it
     * @param pairs how many
     * @param forks how many they were measured in
     * @param line the trip of a cache line
     * @param hop the wake of a thread that sleeps on the other CPU
     */
    public record Line(CpuPair pair, String distance, int pairs, int forks, Spread line, Spread hop) {
        static Line of(CpuPair pair, Optional<CpuDistance> distance, List<Fork> forks, List<Fork> nearest) {
            return new Line(
                    pair,
                    distance.map(CpuDistance::name).orElse(UNKNOWN),
                    Math.toIntExact(forks.stream().map(Fork::cell).distinct().count()),
                    forks.size(),
                    Spread.of(CoreToCore.LINE_TRIP, forks, nearest),
                    Spread.of(CoreToCore.FUTEX_HOP, forks, nearest));
        }
    }

    public CoreTrips {
        cpus = List.copyOf(cpus);
        borders = List.copyOf(borders);
        pairs = List.copyOf(pairs);
        classes = List.copyOf(classes);
    }

    /** Those of a run; without any where it has measured none. */
    public static CoreTrips of(Environment environment, List<Fork> forks) {
        Topology topology = Machine.of(environment).topology();
        CpuClasses known = new CpuClasses(topology);
        Map<CpuPair, List<Fork>> pairs =
                new TreeMap<>(Comparator.comparingInt(CpuPair::first).thenComparingInt(CpuPair::second));
        forks.stream()
                .filter(CoreToCore::hasMeasured)
                .forEach(fork -> pairs.computeIfAbsent(
                                CoreToCore.pair(fork.cell().params()), none -> new ArrayList<>())
                        .add(fork));
        Function<CpuPair, Optional<CpuDistance>> distance =
                pair -> topology.cpus().containsAll(pair.cpus())
                        ? known.distance(pair.first(), pair.second())
                        : Optional.empty();
        Map<Optional<CpuDistance>, List<CpuPair>> classes = pairs.keySet().stream()
                .collect(Collectors.groupingBy(
                        distance,
                        () -> new TreeMap<>(Comparator.comparing(
                                of -> of.orElse(null), Comparator.nullsLast(Comparator.<CpuDistance>naturalOrder()))),
                        Collectors.toList()));
        Function<List<CpuPair>, List<Fork>> ofAll =
                some -> some.stream().flatMap(pair -> pairs.get(pair).stream()).toList();
        List<Fork> nearest = classes.values().stream().findFirst().map(ofAll).orElse(List.of());
        List<Integer> cpus = cpus(known.byPlace(), pairs.keySet().stream().toList());
        return new CoreTrips(
                cpus,
                IntStream.range(1, cpus.size())
                        .filter(place -> isBorder(distance.apply(new CpuPair(cpus.get(place - 1), cpus.get(place)))))
                        .boxed()
                        .toList(),
                pairs.keySet().stream()
                        .map(pair -> Line.of(pair, distance.apply(pair), pairs.get(pair), nearest))
                        .toList(),
                classes.keySet().stream()
                        .map(of -> Line.of(classes.get(of).get(0), of, ofAll.apply(classes.get(of)), nearest))
                        .toList());
    }

    /** Those that a journal names and its environment doesn't are last. */
    private static List<Integer> cpus(List<Integer> byPlace, List<CpuPair> pairs) {
        List<Integer> measured = pairs.stream()
                .flatMap(pair -> pair.cpus().stream())
                .distinct()
                .sorted()
                .toList();
        List<Integer> cpus =
                new ArrayList<>(byPlace.stream().filter(measured::contains).toList());
        measured.stream().filter(cpu -> !byPlace.contains(cpu)).forEach(cpus::add);
        return cpus;
    }

    private static boolean isBorder(Optional<CpuDistance> distance) {
        return distance.filter(of -> of == CpuDistance.OTHER_CACHE
                        || of == CpuDistance.OTHER_NODE
                        || of == CpuDistance.OTHER_PACKAGE)
                .isPresent();
    }
}
