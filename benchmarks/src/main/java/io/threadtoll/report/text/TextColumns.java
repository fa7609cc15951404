// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Lays text out in columns, two spaces apart. A text that is too long for its column goes on below itself.
 *
 * @param widths how wide each column is, in characters
 */
public record TextColumns(List<Integer> widths) {
    /** What stands between two columns. */
    public static final String GAP = "  ";

    public TextColumns {
        widths = List.copyOf(widths);
    }

    /** The lines of one row, without spaces at their ends. */
    public List<String> row(String... texts) {
        List<List<String>> columns = IntStream.range(0, texts.length)
                .mapToObj(i -> wrap(texts[i], widths.get(i)))
                .toList();
        int height = columns.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height).mapToObj(i -> line(columns, i)).toList();
    }

    private String line(List<List<String>> columns, int number) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            List<String> column = columns.get(i);
            String text = number < column.size() ? column.get(number) : "";
            line.append(text).append(" ".repeat(widths.get(i) - text.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    /** See {@link Printable#wrap}. */
    public static List<String> wrap(String text, int width) {
        return Printable.wrap(text, width);
    }
}
