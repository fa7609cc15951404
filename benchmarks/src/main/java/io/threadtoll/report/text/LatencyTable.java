// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import io.threadtoll.model.Fork;
import io.threadtoll.model.LatencyKind;
import io.threadtoll.report.LatencyRow;
import java.util.List;
import java.util.stream.Stream;

/** The latencies of a run as a table for a terminal. */
public final class LatencyTable {
    /** How the times of an open loop differ, where there are any. */
    private static final String OF_OPEN_LOOPS =
            "service counts from when a thread really asked, response from when it was"
                    + " meant to: the difference is what it was still busy with the operation before, and how late the timer was";

    private static final List<String> TITLES = Stream.of(
                    Stream.of("LATENCY", "COUNT"), LatencyRow.TITLES.stream(), Stream.of("p99.9 OF FORKS"))
            .flatMap(titles -> titles)
            .toList();

    private static final int INDENT = 2;

    private final Colours colours;
    private final int width;

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     */
    public LatencyTable(boolean colour, int width) {
        this.colours = new Colours(colour);
        this.width = width;
    }

    /** The table: a row a cell and latency; empty where none was recorded. */
    public String render(List<Fork> forks) {
        List<LatencyRow> rows = LatencyRow.of(forks);
        if (rows.isEmpty()) {
            return "";
        }
        TextTable beside = beside(rows);
        TextPage page =
                new TextPage(colours, width).title("latency").table(beside.fits(width) ? beside : beneath(rows));
        if (rows.stream().anyMatch(row -> row.name().equals(LatencyKind.RESPONSE.histogram()))) {
            page.dim(0, OF_OPEN_LOOPS);
        }
        return page.toString();
    }

    private static TextTable beside(List<LatencyRow> rows) {
        int longest = rows.stream().mapToInt(row -> row.cell().length()).max().orElse(0);
        TextTable table = new TextTable().limit(0, longest, Integer.MAX_VALUE);
        table.row(cells(Stream.of("CELL"), TITLES));
        rows.forEach(row -> table.row(cells(Stream.of(row.cell()), texts(row))));
        return table;
    }

    /** The latencies of a cell below its name, which stands on a line of its own. */
    private TextTable beneath(List<LatencyRow> rows) {
        TextTable table = new TextTable(INDENT);
        table.row(cells(Stream.of(), TITLES));
        String cell = "";
        for (LatencyRow row : rows) {
            if (!row.cell().equals(cell)) {
                cell = row.cell();
                table.between(new TextPage(colours, width).text(0, cell).lines());
            }
            table.row(cells(Stream.of(), texts(row)));
        }
        return table;
    }

    private static List<String> texts(LatencyRow row) {
        return Stream.of(Stream.of(row.name(), row.count()), row.percentiles().stream(), Stream.of(row.tailSpread()))
                .flatMap(texts -> texts)
                .toList();
    }

    private static List<TextCell> cells(Stream<String> cell, List<String> texts) {
        return Stream.concat(cell, texts.stream()).map(TextCell::of).toList();
    }
}
