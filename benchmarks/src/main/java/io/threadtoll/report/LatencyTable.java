// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.report.text.Colours;
import io.threadtoll.report.text.TextCell;
import io.threadtoll.report.text.TextPage;
import io.threadtoll.report.text.TextTable;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Latency;
import java.util.List;
import java.util.stream.Stream;

/** The latencies of a run as a table for a terminal. */
public final class LatencyTable {
    /** How the times of an open loop differ, where there are any. */
    private static final String OF_OPEN_LOOPS =
            "service counts from when a thread really asked, response from when it was"
                    + " meant to: the difference is what it was still busy with the operation before, and how late the timer was";

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

    /** The rows of a run, in the order of its cells. */
    static List<LatencyRow> rows(List<Fork> forks) {
        return Latency.of(forks).map(LatencyRow::of).toList();
    }

    /** The table: a row a cell and latency; empty where none was recorded. */
    public String render(List<Fork> forks) {
        List<LatencyRow> rows = rows(forks);
        if (rows.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable();
        table.row(cells("CELL", "LATENCY", "COUNT", LatencyRow.TITLES, "p99.9 OF FORKS"));
        rows.forEach(row -> table.row(cells(row.cell(), row.name(), row.count(), row.percentiles(), row.tailSpread())));
        TextPage page = new TextPage(colours, width).title("latency").table(table);
        if (rows.stream().anyMatch(row -> row.name().equals("response"))) {
            page.dim(0, OF_OPEN_LOOPS);
        }
        return page.toString();
    }

    private static List<TextCell> cells(
            String cell, String name, String count, List<String> percentiles, String spread) {
        return Stream.of(Stream.of(cell, name, count), percentiles.stream(), Stream.of(spread))
                .flatMap(texts -> texts)
                .map(TextCell::of)
                .toList();
    }
}
