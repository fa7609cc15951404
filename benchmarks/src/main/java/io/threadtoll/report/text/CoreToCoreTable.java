// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.report.CoreTrips;
import java.util.List;
import java.util.stream.Stream;

/** What it costs CPUs to reach each other, by how far the kernel says they are from each other. */
public final class CoreToCoreTable {
    private final Colours colours;
    private final int width;

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     */
    public CoreToCoreTable(boolean colour, int width) {
        this.colours = new Colours(colour);
        this.width = width;
    }

    /** A row for each class, the nearest first, of whose medians the others are so many times; empty without forks. */
    public String render(Environment environment, List<Fork> forks) {
        List<CoreTrips.Line> classes = CoreTrips.of(environment, forks).classes();
        if (classes.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable();
        table.row(cells(
                Stream.of("CLASS", "PAIRS", "FORKS", "LINE TRIP", "P10", "P90", "X", "FUTEX HOP", "P10", "P90", "X")));
        classes.forEach(line -> table.row(cells(Stream.of(
                        Stream.of(line.distance(), String.valueOf(line.pairs()), String.valueOf(line.forks())),
                        line.line().texts().stream(),
                        line.hop().texts().stream())
                .flatMap(texts -> texts))));
        return new TextPage(colours, width)
                .title("from core to core: medians over forks")
                .table(table)
                .toString();
    }

    private static List<TextCell> cells(Stream<String> texts) {
        return texts.map(TextCell::of).toList();
    }
}
