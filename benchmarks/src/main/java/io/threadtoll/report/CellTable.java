// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Fork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The cells of a run as tables for a terminal, one a question. */
public final class CellTable {
    private static final int WIDEST_CELL = 48;
    private static final int NARROWEST_METRICS = 20;

    private final Colours colours;
    private final int width;

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     */
    public CellTable(boolean colour, int width) {
        this.colours = new Colours(colour);
        this.width = width;
    }

    /** The tables: cell, score with its interval, forks that count, and every other metric. */
    public String render(List<Fork> forks) {
        if (forks.isEmpty()) {
            return "Nothing was measured.\n";
        }
        List<String> lines = new ArrayList<>();
        CellRows.of(forks).forEach((question, rows) -> {
            lines.add(colours.bold(Printable.line(question)));
            addTable(lines, rows);
            lines.add("");
        });
        return String.join("\n", lines);
    }

    private void addTable(List<String> lines, List<CellRow> rows) {
        int cell = Math.min(WIDEST_CELL, longest(rows, "CELL", row -> row.cell().toString()));
        int score = longest(rows, "SCORE [95 %]", CellRow::scoreText);
        int forks = "FORKS".length();
        int metrics = Math.max(NARROWEST_METRICS, width - cell - score - forks - 3 * TextColumns.GAP.length());
        TextColumns columns = new TextColumns(List.of(cell, score, forks, metrics));
        lines.addAll(columns.row("CELL", "SCORE [95 %]", "FORKS", "METRICS"));
        for (CellRow row : rows) {
            lines.addAll(
                    columns.row(row.cell().toString(), row.scoreText(), Integer.toString(row.forks()), metrics(row)));
            row.warnings().stream()
                    .flatMap(warning -> TextColumns.wrap("! " + warning, Math.max(20, width - 4)).stream())
                    .forEach(warning -> lines.add("    " + colours.dim(warning)));
        }
    }

    private static String metrics(CellRow row) {
        return row.metrics().entrySet().stream()
                .map(metric -> metric.getKey() + " " + metric.getValue())
                .collect(Collectors.joining(", "));
    }

    private static int longest(List<CellRow> rows, String title, Function<CellRow, String> text) {
        return rows.stream().mapToInt(row -> text.apply(row).length()).reduce(title.length(), Math::max);
    }
}
