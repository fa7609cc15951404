// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import io.threadtoll.model.Fork;
import io.threadtoll.report.ConnectionRow;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
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
        List<ConnectionRow> rows = ConnectionRow.of(forks);
        TextPage page = new TextPage(colours, width);
        if (rows.isEmpty()) {
            return "";
        }
        add(page, "bytes for each connection", rows, ConnectionRow.COSTS, ConnectionRow::costs);
        add(page, "connections at the top of the ramp", rows, ConnectionRow.RATES, ConnectionRow::rates);
        add(page, "connections at which a limit binds", rows, ConnectionRow.LIMITS, ConnectionRow::limits);
        page.space();
        rows.forEach(row -> row.warnings().forEach(warning -> page.dim(0, "! " + row.model() + ": " + warning)));
        return page.dim(0, ConnectionRow.CAPTION).toString();
    }

    private void add(
            TextPage page,
            String title,
            List<ConnectionRow> rows,
            List<String> titles,
            Function<ConnectionRow, List<String>> texts) {
        TextTable table = new TextTable();
        table.row(cells(
                "MODEL",
                titles.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList()));
        rows.forEach(row -> table.row(cells(row.model(), texts.apply(row))));
        if (!table.fits(width)) {
            makeAlike(table, rows, titles.size());
        }
        page.title(title).table(table);
    }

    /** Where there is no room for all of them, columns of equal width are easier to read than one that is pressed. */
    private void makeAlike(TextTable table, List<ConnectionRow> rows, int columns) {
        int longest = rows.stream().mapToInt(row -> row.model().length()).max().orElse(0);
        int model = Math.max(NARROWEST_MODEL, Math.min(longest, width / 5));
        int each = Math.max(NARROWEST, (width - model) / columns - TextTable.GAP.length());
        table.limit(0, model, model);
        IntStream.rangeClosed(1, columns).forEach(column -> table.limit(column, each, each));
    }

    private static List<TextCell> cells(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream())
                .map(TextCell::of)
                .toList();
    }
}
