// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A table for a terminal, two spaces between its columns. They are as wide as what is in them as long as there is room;
 * where there is none the first, which has the names, gives way, and then whichever is widest. A text that is longer than
 * its column goes on below itself. What comes from a file is made printable here.
 */
public final class TextTable {
    /** What stands between two columns. */
    public static final String GAP = "  ";

    /** What the first column may be pressed to before another layout is better. */
    private static final int NARROWEST_NAMES = 24;

    private static final int NARROWEST = 6;

    /** A row of cells, or lines between two rows. */
    private record Entry(List<TextCell> cells, List<String> lines) {}

    private record Limits(int least, int most) {}

    private final int indent;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, Limits> limits = new HashMap<>();

    /** A table at the left. */
    public TextTable() {
        this(0);
    }

    /** A table that stands in from the left by so many spaces. */
    public TextTable(int indent) {
        this.indent = indent;
    }

    /** Adds a row. */
    public TextTable row(List<TextCell> cells) {
        entries.add(new Entry(List.copyOf(cells), List.of()));
        return this;
    }

    /** Adds a row. */
    public TextTable row(TextCell... cells) {
        return row(List.of(cells));
    }

    /** Adds lines that keep to no column, as they are. */
    public TextTable between(List<String> lines) {
        entries.add(new Entry(List.of(), List.copyOf(lines)));
        return this;
    }

    /** Makes a column, from 0, at least and at most so wide, whatever is in it. */
    public TextTable limit(int column, int least, int most) {
        limits.put(column, new Limits(least, most));
        return this;
    }

    /** Whether it has room in so many columns of a terminal without pressing more than the names. */
    public boolean fits(int width) {
        int[] widths = natural();
        if (widths.length > 0) {
            widths[0] = Math.min(widths[0], Math.max(NARROWEST_NAMES, least(0)));
        }
        return total(widths) <= width;
    }

    /** Its lines in a terminal of so many columns, without spaces at their ends. */
    public List<String> lines(int width) {
        int[] widths = natural();
        press(widths, width);
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            lines.addAll(lines(entry.cells(), widths));
            lines.addAll(entry.lines());
        }
        return lines;
    }

    private void press(int[] widths, int width) {
        int excess = total(widths) - width;
        if (excess > 0 && widths.length > 0) {
            int names = Math.max(NARROWEST_NAMES, least(0));
            widths[0] -= Math.min(excess, Math.max(0, widths[0] - names));
        }
        for (excess = total(widths) - width; excess > 0; excess--) {
            int widest = IntStream.range(0, widths.length)
                    .filter(column -> widths[column] > Math.max(NARROWEST, least(column)))
                    .reduce((one, other) -> widths[other] > widths[one] ? other : one)
                    .orElse(-1);
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    private List<String> lines(List<TextCell> cells, int[] widths) {
        List<List<String>> columns = IntStream.range(0, cells.size())
                .mapToObj(i -> cells.get(i).lines().stream()
                        .flatMap(line -> Printable.wrap(line, widths[i]).stream())
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
                line.append(i > 0 ? GAP : "").append(cells.get(i).right() ? room + painted : painted + room);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private int[] natural() {
        int[] widths = new int
                [entries.stream().mapToInt(entry -> entry.cells().size()).max().orElse(0)];
        for (Entry entry : entries) {
            for (int i = 0; i < entry.cells().size(); i++) {
                int longest = entry.cells().get(i).lines().stream()
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
                widths[i] = Math.max(widths[i], longest);
            }
        }
        limits.forEach(
                (column, limit) -> widths[column] = Math.min(limit.most(), Math.max(limit.least(), widths[column])));
        return widths;
    }

    private int least(int column) {
        return limits.containsKey(column) ? limits.get(column).least() : 0;
    }

    private int total(int[] widths) {
        return indent + Arrays.stream(widths).sum() + Math.max(0, widths.length - 1) * GAP.length();
    }
}
