// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.Probes;
import io.threadtoll.probe.Scale;
import io.threadtoll.run.Catalog;
import io.threadtoll.run.PlanRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which benchmarks and probes to measure, by name and by values of parameters. */
final class CellChoice {
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

    /** Whether nothing was named. */
    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Whether a name may mean a probe of interpreters, so that it matters which there are. */
    boolean mayMeanPythons() {
        return Probes.all().stream()
                .filter(probe -> probe.params(Scale.QUICK).containsKey(Machine.PYTHON))
                .anyMatch(probe -> names.stream().anyMatch((Cell.PROBE + probe.id())::contains));
    }

    /** The names, for the plan's own. */
    String name() {
        return String.join(" ", names);
    }

    /**
     * The cells that were named, of those of a machine and a preset.
     *
     * @throws IllegalArgumentException if there is none, or a probe does not take its values
     */
    List<Cell> cells(PlanRequest request) {
        Map<String, List<String>> values = chosenValues();
        values.putIfAbsent(Machine.PYTHON, request.machine().pythons());
        List<Cell> all = new ArrayList<>(Catalog.load().cells(request.machine(), request.preset().scale, values));
        if (request.allowKill()) {
            all.addAll(Catalog.killing());
        }
        List<Cell> chosen = names.stream()
                .flatMap(name -> named(all, name))
                .distinct()
                .filter(this::hasValues)
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    isOnlyToBeAllowed()
                            ? "this probe sends a kill to kernel threads: add " + RunOptions.ALLOW_KILL
                                    + " if you allow that"
                            : "no benchmark or probe matches; ./threadtoll list names them with their parameters");
        }
        chosen.stream()
                .filter(Cell::isProbe)
                .forEach(cell -> Probes.named(cell.probe()).check(cell.params()));
        return chosen;
    }

    /** Whether all that was named kills. */
    private boolean isOnlyToBeAllowed() {
        return names.stream()
                .anyMatch(name -> named(Catalog.killing(), name).findAny().isPresent());
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
