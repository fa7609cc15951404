// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import io.threadtoll.model.Fork;
import io.threadtoll.report.BestLock;
import io.threadtoll.report.BestLocks;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The best lock by hold and threads, for a terminal. */
public final class BestLockTable {
    private static final int HOLD = "10.0 us".length();

    /** The widest name of a lock, and the marks around it. */
    private static final int NARROWEST = 22;

    private final Colours colours;
    private final int width;

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     */
    public BestLockTable(boolean colour, int width) {
        this.colours = new Colours(colour);
        this.width = width;
    }

    /** A table for each placement and gap; nothing where no two locks were measured in the same conditions. */
    public String render(List<Fork> forks) {
        List<BestLocks> tables = BestLocks.of(forks);
        TextPage page = new TextPage(colours, width);
        tables.forEach(table -> page.title(table.title()).table(table(table)));
        if (!tables.isEmpty()) {
            page.space().dim(0, BestLocks.CAPTION);
        }
        return page.toString();
    }

    private TextTable table(BestLocks locks) {
        TextTable table = new TextTable().limit(0, HOLD, HOLD);
        int columns = locks.threads().size();
        int each = Math.max(NARROWEST, (width - HOLD) / columns - TextTable.GAP.length());
        IntStream.rangeClosed(1, columns).forEach(column -> table.limit(column, each, each));
        table.row(cells("HOLD", locks.threads().stream().map(threads -> threads + " THREADS")));
        locks.lines()
                .forEach(line ->
                        table.row(cells(line.hold(), line.best().stream().map(BestLockTable::text))));
        return table;
    }

    private static List<TextCell> cells(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).map(TextCell::of).toList();
    }

    private static String text(Optional<BestLock> best) {
        return best.map(lock -> lock.names() + ", " + lock.lead()).orElse("-");
    }
}
