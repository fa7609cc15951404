// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import com.fasterxml.jackson.core.JacksonException;
import io.threadtoll.journal.Json;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Timing;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The forks that count, as the JSON that JMH writes itself, for the tools that read it. */
public final class JmhJson {
    private static final String VERSION = "1.37";

    private JmhJson() {}

    /** An array with an object for each cell that JMH measured. */
    public static String render(Run run, List<Fork> forks) {
        SortedMap<Cell, List<Fork>> cells = forks.stream()
                .filter(fork ->
                        fork.status() == Fork.Status.MEASURED && !fork.cell().isProbe())
                .filter(fork -> fork.metrics().containsKey(Fork.SCORE))
                .collect(Collectors.groupingBy(Fork::cell, TreeMap::new, Collectors.toList()));
        Map<Cell, Timing> timings = run.plan().cells().stream()
                .collect(Collectors.toMap(PlannedCell::cell, PlannedCell::timing, (first, second) -> first));
        List<JmhResult> results = cells.values().stream()
                .map(measured -> result(run, measured, timings))
                .toList();
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(results) + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("results are plain records and always have a JSON", e);
        }
    }

    private static JmhResult result(Run run, List<Fork> forks, Map<Cell, Timing> timings) {
        Cell cell = forks.get(0).cell();
        Timing timing = timings.getOrDefault(cell, counted(forks.get(0)));
        Environment environment = run.environment();
        return new JmhResult(
                VERSION,
                cell.benchmark(),
                forks.get(0).mode(),
                cell.threads(),
                forks.size(),
                run.jvms().get(0).path(),
                List.of(),
                environment.field("jdk.version"),
                environment.field("jdk.vm.name"),
                environment.field("jdk.vm.version"),
                timing.warmups(),
                timing.warmupMs() + " ms",
                1,
                timing.iterations(),
                timing.iterationMs() + " ms",
                1,
                cell.params(),
                JmhMetric.ofScore(samples(forks, Fork.SCORE)),
                secondary(forks));
    }

    private static Map<String, JmhMetric> secondary(List<Fork> forks) {
        SortedSet<String> names = new TreeSet<>();
        forks.forEach(fork -> names.addAll(fork.metrics().keySet()));
        names.remove(Fork.SCORE);
        SortedMap<String, JmhMetric> metrics = new TreeMap<>();
        names.forEach(name -> metrics.put(name, JmhMetric.of(samples(forks, name))));
        return metrics;
    }

    private static List<Sample> samples(List<Fork> forks, String metric) {
        return forks.stream()
                .filter(fork -> fork.metrics().containsKey(metric))
                .map(fork -> fork.metrics().get(metric))
                .toList();
    }

    /** Only how often a cell was measured, where the plan doesn't have it and so doesn't say how long. */
    private static Timing counted(Fork fork) {
        Sample score = fork.metrics().get(Fork.SCORE);
        return new Timing(score.warmup().size(), 0, score.measured().size(), 0);
    }
}
