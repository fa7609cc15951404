// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import java.util.ArrayList;
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

    /** A text in lines of at most a width, broken at spaces where it can be; one empty line for an empty text. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : Printable.line(text).strip().split(" +", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
            int from = 0;
            while (line.length() - from > width) {
                boolean halved = width > 1 && Character.isHighSurrogate(line.charAt(from + width - 1));
                int end = from + (halved ? width - 1 : width);
                lines.add(line.substring(from, end));
                from = end;
            }
            line.delete(0, from);
        }
        lines.add(line.toString());
        return lines;
    }
}
