// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Text that may come from a stranger's result file, made fit to show. An escape character could drive the terminal, and
 * one that turns the writing direction could make a line read as another.
 */
public final class Printable {
    private static final char INSTEAD = '\ufffd';
    private static final String MORE = "...";

    private Printable() {}

    /** The text on one line: every character that shows nothing by itself replaced. */
    public static String line(String text) {
        return clean(text, false);
    }

    /** The text with its line ends kept, and every other character that shows nothing by itself replaced. */
    public static String lines(String text) {
        return clean(text, true);
    }

    /** The text, or its start and three dots where it is longer than a person would read. */
    public static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - MORE.length()) + MORE;
    }

    /** A text in lines of at most a width, broken at spaces where it can be; one empty line for an empty text. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : line(text).strip().split(" +", -1)) {
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
