// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import io.threadtoll.model.Fork;
import io.threadtoll.report.LocksByDistance;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What locks do for two threads by how far their CPUs are from each other, for a terminal. */
public final class LocksByDistanceTable {
    private final Colours colours;
    private final int width;

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     */
    public LocksByDistanceTable(boolean colour, int width) {
        this.colours = new Colours(colour);
        this.width = width;
    }

    /** Rows for each lock, the nearest class first; nothing where no lock was measured on a pair of CPUs. */
    public String render(List<Fork> forks) {
        List<LocksByDistance> locks = LocksByDistance.of(forks);
        if (locks.isEmpty()) {
            return "";
        }
        TextTable table = new TextTable();
        table.row(cells("LOCK", LocksByDistance.TITLES.stream().map(title -> title.toUpperCase(Locale.ROOT))));
        locks.forEach(lock -> lock.lines()
                .forEach(line -> table.row(cells(lock.lock() + ", " + lock.hold(), line.texts().stream()))));
        return new TextPage(colours, width)
                .title("locks by how far two CPUs are from each other")
                .table(table)
                .space()
                .dim(0, LocksByDistance.CAPTION)
                .toString();
    }

    private static List<TextCell> cells(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).map(TextCell::of).toList();
    }
}
