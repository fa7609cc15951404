// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What stands in one column of a row of a {@link TextTable}.
 *
 * @param lines texts one below the other
 * @param right whether they are flush right, as numbers are
 * @param paint colours a text
 */
public record TextCell(List<String> lines, boolean right, UnaryOperator<String> paint) {
    /** Longer texts are cut: only a file that lies has any. */
    private static final int LONGEST = 500;

    public TextCell {
        lines = lines.stream().map(line -> Printable.cut(line, LONGEST)).toList();
    }

    /** A text. */
    public static TextCell of(String... lines) {
        return new TextCell(List.of(lines), false, UnaryOperator.identity());
    }

    /** A number: flush right. */
    public static TextCell number(String... lines) {
        return new TextCell(List.of(lines), true, UnaryOperator.identity());
    }

    /** The same in a colour, which takes no room. */
    public TextCell painted(UnaryOperator<String> colour) {
        return new TextCell(lines, right, colour);
    }
}
