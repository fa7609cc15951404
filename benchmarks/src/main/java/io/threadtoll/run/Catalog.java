// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.Question;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.Probes;
import io.threadtoll.probe.Scale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;

/** Everything that can be measured: JMH's own list of the benchmarks in this jar, and the probes. */
public final class Catalog {
    /**
     * A benchmark method with its whole grid.
     *
     * @param name JMH's name, class and method
     * @param question what its class asks
     * @param params every value of every parameter
     */
    public record Entry(String name, Question question, SortedMap<String, List<String>> params) {
        /** Every cell of the grid, of its own thread counts; of those on a pair of CPUs only that with the fewest threads. */
        private Stream<Cell> cells(Machine machine, Set<String> placements) {
            List<Integer> counts = ThreadCount.on(machine, List.of(question.threads()));
            return combinations(params).stream().flatMap(combination -> {
                String placement = combination.getOrDefault(PLACEMENT, "");
                if (!PAIRS.contains(placement)) {
                    return counts.stream().map(count -> new Cell(name, combination, count));
                }
                return placements.contains(placement)
                        ? counts.stream()
                                .filter(count -> count == 2 || counts.size() == 1)
                                .map(count -> new Cell(name, combination, count))
                        : Stream.empty();
            });
        }

        /** Thread counts as a person reads them. */
        public String threads() {
            return String.join(
                    ", ",
                    Arrays.stream(question.threads()).map(ThreadCount::toString).toList());
        }
    }

    private static final String PLACEMENT = "placement";

    private static final Set<String> PAIRS = Arrays.stream(Placement.values())
            .filter(placement -> placement.distance().isPresent())
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    private final List<Entry> entries;

    private Catalog(List<Entry> entries) {
        this.entries = entries;
    }

    /** The catalog of this jar. */
    public static Catalog load() {
        return new Catalog(BenchmarkList.defaultList().getAll(new IterationRecorder(), List.of()).stream()
                .map(Catalog::entry)
                .toList());
    }

    /** Every benchmark method, by name. */
    public List<Entry> entries() {
        return entries;
    }

    /** The metrics that matter most for what a cell asks, the most important first; none of a cell that isn't here. */
    public List<String> mainMetrics(Cell cell) {
        return cell.isProbe()
                ? Probes.all().stream()
                        .filter(probe -> probe.id().equals(cell.probe()))
                        .flatMap(probe -> probe.mainMetrics().stream())
                        .toList()
                : entries.stream()
                        .filter(entry -> entry.name().equals(cell.benchmark()))
                        .flatMap(entry -> Arrays.stream(entry.question().metrics()))
                        .toList();
    }

    /** Every cell there is but for probes that kill, with the probes' parameters at a scale. */
    public List<Cell> cells(Machine machine, Scale scale) {
        return cells(machine, scale, Map.of());
    }

    /**
     * Every cell there is, but where a probe's parameter has chosen values, these stand for the probe's own. Nobody has
     * asked the probe yet whether it takes them. Of the placements on a pair of CPUs there are those that were chosen, else
     * those of which the machine has such a pair, if not all pairs are alike.
     */
    public List<Cell> cells(Machine machine, Scale scale, Map<String, List<String>> chosen) {
        Set<String> placements = chosen.containsKey(PLACEMENT) ? Set.copyOf(chosen.get(PLACEMENT)) : pairs(machine);
        return Stream.concat(
                        entries.stream().flatMap(entry -> entry.cells(machine, placements)),
                        Probes.all().stream()
                                .filter(probe -> !probe.kills())
                                .flatMap(probe -> cells(probe, scale, chosen)))
                .toList();
    }

    /** The cells of probes that send a signal to what they haven't started, which a person has to allow. */
    public static List<Cell> killing() {
        return Probes.all().stream()
                .filter(Probe::kills)
                .map(probe -> Cell.ofProbe(probe.id()))
                .toList();
    }

    private static Set<String> pairs(Machine machine) {
        return ByDistance.placements(machine).stream().map(Enum::name).collect(Collectors.toSet());
    }

    private static Stream<Cell> cells(Probe probe, Scale scale, Map<String, List<String>> chosen) {
        SortedMap<String, List<String>> params = new TreeMap<>(probe.params(scale));
        params.replaceAll((name, values) -> chosen.getOrDefault(name, values));
        return combinations(params).stream().map(combination -> Cell.ofProbe(probe.id(), combination));
    }

    private static List<SortedMap<String, String>> combinations(SortedMap<String, List<String>> params) {
        List<SortedMap<String, String>> combinations = List.of(new TreeMap<>());
        for (var param : params.entrySet()) {
            List<SortedMap<String, String>> longer = new ArrayList<>();
            for (SortedMap<String, String> shorter : combinations) {
                for (String value : param.getValue()) {
                    SortedMap<String, String> with = new TreeMap<>(shorter);
                    with.put(param.getKey(), value);
                    longer.add(with);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    private static Entry entry(BenchmarkListEntry listed) {
        SortedMap<String, List<String>> params = new TreeMap<>();
        listed.getParams().orElse(Map.of()).forEach((name, values) -> params.put(name, values(listed, name, values)));
        return new Entry(listed.getUsername(), question(listed), params);
    }

    private static List<String> values(BenchmarkListEntry listed, String name, String[] values) {
        if (values.length == 0) {
            throw new IllegalStateException(listed.getUsername() + " has no values for its parameter " + name);
        }
        return List.of(values);
    }

    private static Question question(BenchmarkListEntry listed) {
        try {
            Question question = Class.forName(listed.getUserClassQName()).getAnnotation(Question.class);
            if (question == null) {
                throw new IllegalStateException(listed.getUserClassQName() + " has no @Question");
            }
            return question;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the benchmark list names a class that isn't there", e);
        }
    }
}
