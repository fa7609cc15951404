// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes HTML apart: whether every element ends where it should, and what a reader sees without its looks. */
public final class HtmlText {
    private static final Pattern TAG = Pattern.compile(
            "<(?<end>/?)(?<name>[A-Za-z][A-Za-z0-9]*)(?:\\s+[^\\s=>\"]+(?:=\"[^\"]*\")?)*\\s*(?<empty>/?)>");
    private static final Pattern OUTLINED =
            Pattern.compile("<(h[1-6]|caption|figcaption|summary|tr)\\b[^>]*>(.*?)</\\1>", Pattern.DOTALL);

    private static final Pattern CELL = Pattern.compile("<(t[hd])\\b[^>]*>(.*?)</\\1>", Pattern.DOTALL);
    private static final Set<String> VOID = Set.of("meta", "br", "wbr");

    private HtmlText() {}

    /** The texts of all headings, captions and summaries, and the rows of all tables, their cells joined by a bar. */
    public static List<String> outline(String html) {
        return OUTLINED.matcher(html)
                .results()
                .map(part -> part.group(1).equals("tr") ? row(part.group(2)) : text(part.group(2)))
                .toList();
    }

    /** How often a text is there. */
    public static int count(String html, String text) {
        return html.split(Pattern.quote(text), -1).length - 1;
    }

    private static String row(String html) {
        return CELL.matcher(html).results().map(cell -> text(cell.group(2))).collect(Collectors.joining(" | "));
    }

    private static String text(String html) {
        return html.replaceAll("(?s)<svg.*?</svg>", "")
                .replace("<wbr>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** What is wrong; empty where all is well. */
    public static Optional<String> unbalanced(String html) {
        Deque<String> open = new ArrayDeque<>();
        String text = html.replace("<!DOCTYPE html>", "").replaceAll("(?s)<style>.*?</style>", "");
        Matcher tag = TAG.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (tag.find()) {
            tag.appendReplacement(rest, "");
            if (!tag.group("end").isEmpty()) {
                if (open.isEmpty() || !open.pop().equals(tag.group("name"))) {
                    return Optional.of(tag.group() + " ends nothing");
                }
            } else if (tag.group("empty").isEmpty() && !VOID.contains(tag.group("name"))) {
                open.push(tag.group("name"));
            }
        }
        tag.appendTail(rest);
        if (rest.indexOf("<") >= 0) {
            return Optional.of("no tag: " + rest.substring(rest.indexOf("<")));
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(open + " don't end");
    }
}
