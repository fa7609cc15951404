// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Judgement;
import io.threadtoll.measure.Cell;
import io.threadtoll.measure.Fork;
import io.threadtoll.measure.Plan;
import io.threadtoll.probe.Probes;
import io.threadtoll.report.BestLockTable;
import io.threadtoll.report.CellTable;
import io.threadtoll.report.ConnectionTable;
import io.threadtoll.run.Catalog;
import io.threadtoll.run.Planner;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Chosen benchmarks. */
@AutoService(Verb.class)
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Measure chosen benchmarks or probes and print their cells.")
public final class RunChosen extends Measuring {
    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description =
                    "Part of the name of a benchmark or probe, as ./threadtoll list prints it; all of its grid is run.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "-p",
            paramLabel = "PARAM=VALUE[,VALUE]",
            description = "Keep only cells with one of these values, also -p threads=2,4; a probe takes any value that"
                    + " makes sense, such as -p connections=5000.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Override
    Plan plan(Planner planner, RunOptions options, int processors) {
        List<Cell> all = Catalog.load().cells(processors, options.preset.scale, chosenValues());
        List<Cell> chosen = names.stream()
                .flatMap(name -> named(all, name))
                .distinct()
                .filter(this::hasValues)
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "no benchmark or probe matches; ./threadtoll list names them with their parameters");
        }
        chosen.stream()
                .filter(Cell::isProbe)
                .forEach(cell -> Probes.named(cell.probe()).check(cell.params()));
        return planner.forCells(String.join(" ", names), options.preset, chosen);
    }

    @Override
    void show(List<Judgement> judgements, List<Fork> forks, PrintWriter out) {
        boolean colour = Terminal.ofOutput().colour();
        out.println(new CellTable(colour, Terminal.WIDTH).render(forks));
        out.print(new BestLockTable(colour, Terminal.WIDTH).render(forks));
        out.print(new ConnectionTable(colour, Terminal.WIDTH).render(forks));
    }

    /** A name that is whole means no other that merely begins like it: pair is not pairCounted. */
    private static Stream<Cell> named(List<Cell> cells, String name) {
        List<Cell> whole = cells.stream()
                .filter(cell -> ("." + cell.benchmark()).endsWith("." + name))
                .toList();
        return whole.isEmpty() ? cells.stream().filter(cell -> cell.benchmark().contains(name)) : whole.stream();
    }

    private Map<String, List<String>> chosenValues() {
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        values.forEach((name, list) -> chosen.put(name, List.of(list.split(",", -1))));
        return chosen;
    }

    private boolean hasValues(Cell cell) {
        return values.entrySet().stream().allMatch(wanted -> {
            String value = wanted.getKey().equals("threads")
                    ? String.valueOf(cell.threads())
                    : cell.params().get(wanted.getKey());
            return value == null
                    || Arrays.asList(wanted.getValue().split(",", -1)).contains(value);
        });
    }
}
