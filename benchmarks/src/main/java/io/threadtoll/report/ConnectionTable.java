// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Fork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a connection costs in each server model, for a terminal. */
public final class ConnectionTable {
    private static final int NARROWEST_MODEL = 12;
    private static final int NARROWEST = 9;

    private final Colours colours;
    private final int width;

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     */
    public ConnectionTable(boolean colour, int width) {
        this.colours = new Colours(colour);
        this.width = width;
    }

    /** Tables of what a connection costs, what the models carry and what limits them; empty where there is none. */
    public String render(List<Fork> forks) {
        List<ConnectionRow> rows = ConnectionSection.rows(forks);
        if (rows.isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        addTable(lines, "bytes for each connection", rows, ConnectionRow.COSTS, ConnectionRow::costs);
        addTable(lines, "connections at the top of the ramp", rows, ConnectionRow.RATES, ConnectionRow::rates);
        addTable(lines, "connections at which a limit binds", rows, ConnectionRow.LIMITS, ConnectionRow::limits);
        for (ConnectionRow row : rows) {
            for (String warning : row.warnings()) {
                addDim(lines, "! " + row.model() + ": " + warning);
            }
        }
        addDim(lines, ConnectionRow.CAPTION);
        lines.add("");
        return String.join("\n", lines);
    }

    private void addTable(
            List<String> lines,
            String name,
            List<ConnectionRow> rows,
            List<String> titles,
            Function<ConnectionRow, List<String>> texts) {
        List<List<String>> all = new ArrayList<>();
        all.add(join(
                "MODEL",
                titles.stream().map(title -> title.toUpperCase(Locale.ROOT)).toList()));
        rows.forEach(row -> all.add(join(row.model(), texts.apply(row))));
        TextColumns columns = new TextColumns(widths(all));
        lines.add(colours.bold(name));
        all.forEach(row -> lines.addAll(columns.row(row.toArray(String[]::new))));
        lines.add("");
    }

    /** As wide as the texts; where that is too much the columns are alike, and texts are wrapped. */
    private List<Integer> widths(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < rows.get(0).size(); i++) {
            int column = i;
            widths.add(rows.stream()
                    .mapToInt(row -> row.get(column).length())
                    .max()
                    .orElse(0));
        }
        int gaps = (widths.size() - 1) * TextColumns.GAP.length();
        if (widths.stream().mapToInt(Integer::intValue).sum() + gaps > width) {
            int model = Math.max(NARROWEST_MODEL, Math.min(widths.get(0), width / 5));
            int each = Math.max(NARROWEST, (width - model - gaps) / (widths.size() - 1));
            widths.replaceAll(any -> each);
            widths.set(0, model);
        }
        return widths;
    }

    private void addDim(List<String> lines, String text) {
        TextColumns.wrap(text, width).forEach(line -> lines.add(colours.dim(line)));
    }

    private static List<String> join(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }
}
