// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.report.CellRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Cells whose figures stand in the same columns.
 *
 * @param rows the cells
 * @param metrics which metrics to show beside the main figure
 */
record CellGroup(List<CellRow> rows, List<String> metrics) {
    /** As many metrics as have room on a line of 100 columns. */
    private static final int SHOWN = 3;

    private static final String CELL = "CELL";
    private static final String THREADS = "THREADS";

    /** What cells of one group have in common. */
    private record Kind(String owner, Set<String> params, List<String> metrics, boolean areTeams) {}

    CellGroup {
        rows = List.copyOf(rows);
        metrics = List.copyOf(metrics);
    }

    /**
     * The groups of cells, in their order.
     *
     * @param mainMetrics which metrics matter most for the question of a cell, the most important first; may be empty
     */
    static List<CellGroup> of(List<CellRow> rows, Function<Cell, List<String>> mainMetrics) {
        Map<String, List<CellRow>> benchmarks = rows.stream()
                .collect(Collectors.groupingBy(row -> row.cell().benchmark(), LinkedHashMap::new, Collectors.toList()));
        Map<Kind, List<CellRow>> kinds = new LinkedHashMap<>();
        benchmarks.values().forEach(cells -> {
            Cell first = cells.get(0).cell();
            List<String> metrics = shown(cells, mainMetrics.apply(first));
            String name = first.shortName();
            String owner = first.isProbe() ? name : name.substring(0, name.lastIndexOf('.') + 1);
            cells.forEach(row -> kinds.computeIfAbsent(
                            new Kind(owner, row.cell().params().keySet(), metrics, areTeams(cells)),
                            kind -> new ArrayList<>())
                    .add(row));
        });
        return kinds.entrySet().stream()
                .map(kind -> new CellGroup(kind.getValue(), kind.getKey().metrics()))
                .toList();
    }

    /** The first of those that matter which any cell has; where none does, the first of those it has. */
    private static List<String> shown(List<CellRow> rows, List<String> mainMetrics) {
        Set<String> measured = rows.stream()
                .flatMap(row -> row.metrics().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        measured.remove(Fork.TEAM_TIME);
        List<String> main = mainMetrics.stream().filter(measured::contains).toList();
        return (main.isEmpty() ? List.copyOf(measured) : main)
                .stream().limit(SHOWN).toList();
    }

    /** Whether the main figure is the time of a whole team, which all cells have that were measured. */
    boolean areTeams() {
        return areTeams(rows);
    }

    private static boolean areTeams(List<CellRow> rows) {
        return rows.stream().anyMatch(CellRow::hasTeamTime)
                && rows.stream().filter(row -> row.forks() > 0).allMatch(CellRow::hasTeamTime);
    }

    /** What all have in common, in words; empty where that is nothing. */
    String title() {
        Map<String, String> common = new LinkedHashMap<>(identity(rows.get(0).cell()));
        common.keySet().removeAll(varying());
        return common.entrySet().stream()
                .map(key -> switch (key.getKey()) {
                    case CELL -> key.getValue();
                    case THREADS -> "x" + key.getValue();
                    default -> key.getKey() + "=" + key.getValue();
                })
                .collect(Collectors.joining(" "));
    }

    /** The names of what tells the cells apart: their benchmark, parameters, or threads. */
    List<String> varying() {
        return identity(rows.get(0).cell()).keySet().stream()
                .filter(name -> values(name).size() > 1)
                .toList();
    }

    /** What stands under these names for a cell. */
    static List<String> values(CellRow row, List<String> names) {
        return names.stream().map(identity(row.cell())::get).toList();
    }

    /** What to split a group by whose columns have no room: that with the fewest values; empty where only one varies. */
    Optional<String> divider() {
        List<String> names = varying();
        return names.size() < 2
                ? Optional.empty()
                : names.stream()
                        .min(Comparator.comparingInt(name -> values(name).size()));
    }

    /** The parts of the group that have the same value of a name, in their order. */
    List<CellGroup> splitBy(String name) {
        Map<String, List<CellRow>> parts = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> identity(row.cell()).get(name), LinkedHashMap::new, Collectors.toList()));
        return parts.values().stream().map(part -> new CellGroup(part, metrics)).toList();
    }

    private Set<String> values(String name) {
        return rows.stream().map(row -> identity(row.cell()).get(name)).collect(Collectors.toSet());
    }

    private static Map<String, String> identity(Cell cell) {
        Map<String, String> identity = new LinkedHashMap<>();
        identity.put(CELL, cell.shortName());
        identity.putAll(cell.params());
        if (!cell.isProbe()) {
            identity.put(THREADS, Integer.toString(cell.threads()));
        }
        return identity;
    }

    /** Every metric of a cell that has no column, by name. */
    SortedMap<String, String> others(CellRow row) {
        SortedMap<String, String> others = new TreeMap<>(row.metrics());
        others.keySet().removeAll(metrics);
        if (areTeams() && row.forks() > 0) {
            others.remove(Fork.TEAM_TIME);
            others.put(Fork.SCORE, row.scoreText());
        }
        return others;
    }
}
