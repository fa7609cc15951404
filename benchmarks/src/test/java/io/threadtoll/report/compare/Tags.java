// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that every element of an HTML text ends where it should. */
final class Tags {
    private static final Pattern TAG = Pattern.compile(
            "<(?<end>/?)(?<name>[A-Za-z][A-Za-z0-9]*)(?:\\s+[^\\s=>\"]+(?:=\"[^\"]*\")?)*\\s*(?<empty>/?)>");
    private static final Set<String> VOID = Set.of("meta", "br", "wbr");

    private Tags() {}

    /** What is wrong; empty where all is well. */
    static Optional<String> unbalanced(String html) {
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
