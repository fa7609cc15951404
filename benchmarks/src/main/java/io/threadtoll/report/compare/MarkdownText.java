// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.report.text.Printable;

/**
 * Text in GitHub's Markdown that can't be taken for markup, whatever is in it: neither for HTML, a table's pipe or a
 * link, nor for what GitHub looks for in plain text, such as the mention of a person, who would get a mail.
 */
final class MarkdownText {
    /** Shows nothing, but parts a sign from the word that it would make a mention or a reference of. */
    private static final String APART = "&#8203;";

    private static final String MARKUP = "\\`*_~<>&|$";

    /** Longer texts are cut: GitHub takes no more than 64 KiB for all. */
    private static final int LONGEST = 500;

    private MarkdownText() {}

    /** A text in a sentence or a cell of a table. */
    static String prose(String text) {
        StringBuilder escaped = new StringBuilder();
        line(text).codePoints().forEach(c -> {
            if (MARKUP.indexOf(c) >= 0) {
                escaped.append("&#").append(c).append(';');
            } else {
                escaped.appendCodePoint(c);
            }
            if (c == '@' || c == '#') {
                escaped.append(APART);
            }
        });
        // A bracket makes a link or the target of one only before these; a plain one is part of most intervals.
        // A link needs no scheme where it starts with www, nor a reference to an issue more than GH and a number.
        return escaped.toString()
                .replaceAll("\\](?=[(\\[:])", "&#93;")
                .replace("://", ":" + APART + "//")
                .replaceAll("(?i)\\b(www)\\.", "$1" + APART + ".")
                .replaceAll("(?i)\\b(GH)-", "$1" + APART + "-");
    }

    /** A name as code, in which GitHub looks for nothing. What would end it is written as in a sentence instead. */
    static String code(String text) {
        String line = line(text);
        if (line.isEmpty()) {
            return "";
        }
        boolean isSafe = line.chars().noneMatch(c -> c == '`' || c == '|' || c == '\\' || c == '<' || c == '$');
        return isSafe ? "`" + line + "`" : "<code>" + prose(line) + "</code>";
    }

    private static String line(String text) {
        return Printable.line(Printable.cut(text, LONGEST)).strip();
    }
}
