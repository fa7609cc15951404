// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

/**
 * Text that may come from a stranger's result file, made fit to show. An escape character could drive the terminal, and
 * one that turns the writing direction could make a line read as another.
 */
public final class Printable {
    private static final char INSTEAD = '\ufffd';

    private Printable() {}

    /** The text on one line: every character that shows nothing by itself replaced. */
    public static String line(String text) {
        return clean(text, false);
    }

    /** The text with its line ends kept, and every other character that shows nothing by itself replaced. */
    public static String lines(String text) {
        return clean(text, true);
    }

    private static String clean(String text, boolean keepLineEnds) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' && keepLineEnds) {
                clean.append('\n');
            } else if (c == '\n' || c == '\t') {
                clean.append(' ');
            } else if (isHidden(c)) {
                clean.append(INSTEAD);
            } else {
                clean.appendCodePoint(c);
            }
        });
        return clean.toString();
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
