// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.report.TextColumns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A table for a terminal whose columns are as wide as what is in them, as long as the terminal has room. */
final class Grid {
    /** What the first column, which has the names, may be pressed to before another layout is better. */
    private static final int NARROWEST_NAMES = 24;

    private static final int NARROWEST = 6;
    private static final int LONGEST = 500;

    /**
     * What stands in one column of a row.
     *
     * @param lines texts one below the other
     * @param right whether they are flush right, as numbers are
     * @param paint colours a text
     */
    record Cell(List<String> lines, boolean right, UnaryOperator<String> paint) {
        Cell {
            lines = lines.stream().map(line -> Brief.of(line, LONGEST)).toList();
        }

        static Cell of(String text) {
            return new Cell(List.of(text), false, UnaryOperator.identity());
        }

        static Cell number(String text) {
            return new Cell(List.of(text), true, UnaryOperator.identity());
        }

        Cell painted(UnaryOperator<String> colour) {
            return new Cell(lines, right, colour);
        }
    }

    private record Entry(List<Cell> cells, List<String> beneath) {}

    private final int indent;
    private final List<Entry> entries = new ArrayList<>();

    Grid(int indent) {
        this.indent = indent;
    }

    /** A row. */
    void row(List<Cell> cells) {
        entries.add(new Entry(List.copyOf(cells), List.of()));
    }

    /** Lines between two rows that keep to no column, as they are. */
    void between(List<String> lines) {
        entries.add(new Entry(List.of(), List.copyOf(lines)));
    }

    /** Whether it has room in a terminal without pressing more than the names. */
    boolean fits(int width) {
        int[] widths = natural();
        if (widths.length > 0) {
            widths[0] = Math.min(widths[0], NARROWEST_NAMES);
        }
        return total(widths) <= width;
    }

    /** Its lines; the names are pressed first where there is no room, and then whatever is widest. */
    List<String> lines(int width) {
        int[] widths = natural();
        while (total(widths) > width && widths[0] > NARROWEST_NAMES) {
            widths[0]--;
        }
        while (total(widths) > width && Arrays.stream(widths).max().orElse(0) > NARROWEST) {
            int most = Arrays.stream(widths).max().orElse(0);
            int widest = IntStream.range(0, widths.length)
                    .filter(column -> widths[column] == most)
                    .findFirst()
                    .orElseThrow();
            widths[widest]--;
        }
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            lines.addAll(lines(entry.cells(), widths));
            lines.addAll(entry.beneath());
        }
        return lines;
    }

    private List<String> lines(List<Cell> cells, int[] widths) {
        List<List<String>> columns = IntStream.range(0, cells.size())
                .mapToObj(i -> cells.get(i).lines().stream()
                        .flatMap(line -> TextColumns.wrap(line, widths[i]).stream())
                        .toList())
                .toList();
        int height = columns.stream().mapToInt(List::size).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < height; number++) {
            StringBuilder line = new StringBuilder(" ".repeat(indent));
            for (int i = 0; i < cells.size(); i++) {
                List<String> column = columns.get(i);
                String text = number < column.size() ? column.get(number) : "";
                String room = " ".repeat(widths[i] - text.length());
                String painted = cells.get(i).paint().apply(text);
                line.append(i > 0 ? TextColumns.GAP : "")
                        .append(cells.get(i).right() ? room + painted : painted + room);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private int[] natural() {
        int columns =
                entries.stream().mapToInt(entry -> entry.cells().size()).max().orElse(0);
        int[] widths = new int[columns];
        for (Entry entry : entries) {
            for (int i = 0; i < entry.cells().size(); i++) {
                int longest = entry.cells().get(i).lines().stream()
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
                widths[i] = Math.max(widths[i], longest);
            }
        }
        return widths;
    }

    private int total(int[] widths) {
        return indent + Arrays.stream(widths).sum() + Math.max(0, widths.length - 1) * TextColumns.GAP.length();
    }
}
