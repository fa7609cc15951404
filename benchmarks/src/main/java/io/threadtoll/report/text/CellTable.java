// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.report.CellRow;
import io.threadtoll.report.CellRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The cells of a run as tables for a terminal, a line a cell. What all cells of a table have in common is said once, in its
 * title; a table that has no room is split by another parameter.
 */
public final class CellTable {
    private static final String OF_TEAMS =
            "TEAM TIME/OP is the time of all threads together for each operation, wallPerOpNs. JMH's score, which --metrics"
                    + " all shows, adds up the rates of threads that were measured over different times.";

    private static final int INDENT = 4;

    /** A longer name of a metric goes on below itself, after a part of it. */
    private static final int WIDEST_NAME = 10;

    private final Colours colours;
    private final int width;
    private final Function<Cell, List<String>> mainMetrics;
    private final boolean all;

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     * @param mainMetrics which metrics matter most for the question of a cell, the most important first; may be empty
     * @param all whether to show all others too, below each cell
     */
    public CellTable(boolean colour, int width, Function<Cell, List<String>> mainMetrics, boolean all) {
        this.colours = new Colours(colour);
        this.width = width;
        this.mainMetrics = mainMetrics;
        this.all = all;
    }

    /** The tables, by question. */
    public String render(List<Fork> forks) {
        if (forks.isEmpty()) {
            return "Nothing was measured.\n";
        }
        TextPage page = new TextPage(colours, width);
        Map<String, List<CellRow>> questions = CellRows.of(forks);
        List<CellGroup> groups = new ArrayList<>();
        questions.values().forEach(rows -> groups.addAll(CellGroup.of(rows, mainMetrics)));
        groups.forEach(group -> add(page, group));
        if (groups.stream().anyMatch(CellGroup::areTeams)) {
            page.space().dim(0, OF_TEAMS);
        }
        return page.toString();
    }

    private void add(TextPage page, CellGroup group) {
        TextTable table = table(group);
        Optional<String> divider = table.fits(width) ? Optional.empty() : group.divider();
        if (divider.isPresent()) {
            group.splitBy(divider.get()).forEach(part -> add(page, part));
        } else {
            String question = group.rows().get(0).cell().question();
            String title = group.title();
            page.title(title.isEmpty() ? question : question + ": " + title).table(table);
        }
    }

    private TextTable table(CellGroup group) {
        List<String> names = group.varying();
        TextTable table = new TextTable();
        List<TextCell> headings = new ArrayList<>();
        names.forEach(name -> headings.add(TextCell.of(name)));
        headings.add(TextCell.of(group.areTeams() ? "TEAM TIME/OP [95 %]" : "SCORE [95 %]"));
        headings.add(TextCell.number("FORKS"));
        group.metrics()
                .forEach(metric -> headings.add(TextCell.number(parts(metric).toArray(String[]::new))));
        table.row(headings);
        for (CellRow row : group.rows()) {
            List<TextCell> cells = new ArrayList<>();
            CellGroup.values(row, names).forEach(value -> cells.add(TextCell.of(value)));
            cells.add(TextCell.of(group.areTeams() ? row.teamTimeText() : row.scoreText()));
            cells.add(TextCell.number(Integer.toString(row.forks())));
            group.metrics()
                    .forEach(metric -> cells.add(TextCell.number(row.metrics().getOrDefault(metric, "-"))));
            table.row(cells).between(beneath(group, row));
        }
        return table;
    }

    private List<String> beneath(CellGroup group, CellRow row) {
        TextPage beneath = new TextPage(colours, width);
        row.warnings().forEach(warning -> beneath.dim(INDENT, "! " + warning));
        Map<String, String> others = all ? group.others(row) : Map.of();
        if (!others.isEmpty()) {
            beneath.text(
                    INDENT,
                    others.entrySet().stream()
                            .map(metric -> metric.getKey() + " " + metric.getValue())
                            .collect(Collectors.joining(", ")));
        }
        return beneath.lines();
    }

    /** A name in camel case in lines that are as long as they may be. */
    private static List<String> parts(String name) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String part : name.split("(?=[A-Z])", -1)) {
            if (!line.isEmpty() && line.length() + part.length() > WIDEST_NAME) {
                lines.add(line);
                line = "";
            }
            line += part;
        }
        lines.add(line);
        return lines;
    }
}
