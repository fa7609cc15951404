// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import io.threadtoll.model.Fork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

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
        List<String> lines = new ArrayList<>();
        for (BestLocks table : tables) {
            lines.add(colours.bold(Printable.line(table.title())));
            addTable(lines, table);
            lines.add("");
        }
        if (!tables.isEmpty()) {
            TextColumns.wrap(BestLocks.CAPTION, width).forEach(line -> lines.add(colours.dim(line)));
            lines.add("");
        }
        return String.join("\n", lines);
    }

    private void addTable(List<String> lines, BestLocks table) {
        int count = table.threads().size();
        int each = Math.max(NARROWEST, (width - HOLD) / count - TextColumns.GAP.length());
        List<Integer> widths = new ArrayList<>(Collections.nCopies(count, each));
        widths.add(0, HOLD);
        TextColumns columns = new TextColumns(widths);
        lines.addAll(row(
                columns,
                "HOLD",
                table.threads().stream().map(threads -> threads + " THREADS").toList()));
        for (BestLocks.Line line : table.lines()) {
            lines.addAll(row(
                    columns,
                    line.hold(),
                    line.best().stream().map(BestLockTable::text).toList()));
        }
    }

    private static List<String> row(TextColumns columns, String first, List<String> others) {
        List<String> texts = new ArrayList<>(others);
        texts.add(0, first);
        return columns.row(texts.toArray(String[]::new));
    }

    private static String text(Optional<BestLock> best) {
        return best.map(lock -> lock.names() + ", " + lock.lead()).orElse("-");
    }
}
