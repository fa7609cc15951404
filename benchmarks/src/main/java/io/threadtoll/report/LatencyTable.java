// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Latency;
import io.threadtoll.model.LatencyKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The latencies of a run as a table for a terminal. */
public final class LatencyTable {
    private static final int NARROWEST_CELL = 24;

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
        List<String[]> texts = new ArrayList<>();
        texts.add(texts("CELL", "LATENCY", "COUNT", LatencyRow.TITLES, "p99.9 OF FORKS"));
        rows.forEach(row -> texts.add(texts(row.cell(), row.name(), row.count(), row.percentiles(), row.tailSpread())));
        TextColumns columns = new TextColumns(widths(texts));
        StringBuilder table = new StringBuilder(colours.bold("latency")).append('\n');
        texts.stream()
                .flatMap(row -> columns.row(row).stream())
                .forEach(line -> table.append(line).append('\n'));
        if (rows.stream().anyMatch(row -> row.name().equals(LatencyKind.RESPONSE.histogram()))) {
            TextColumns.wrap(OF_OPEN_LOOPS, width)
                    .forEach(line -> table.append(colours.dim(line)).append('\n'));
        }
        return table.toString();
    }

    private static String[] texts(String cell, String name, String count, List<String> percentiles, String spread) {
        return Stream.of(Stream.of(cell, name, count), percentiles.stream(), Stream.of(spread))
                .flatMap(texts -> texts)
                .toArray(String[]::new);
    }

    private List<Integer> widths(List<String[]> rows) {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            Arrays.setAll(widths, column -> Math.max(widths[column], row[column].length()));
        }
        int others = Arrays.stream(widths)
                .skip(1)
                .map(column -> column + TextColumns.GAP.length())
                .sum();
        widths[0] = Math.min(widths[0], Math.max(NARROWEST_CELL, width - others));
        return Arrays.stream(widths).boxed().toList();
    }
}
