// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in GitHub's Markdown. Its cells are Markdown already. */
final class MarkdownTable {
    private static final String RIGHT = "--:";
    private static final String LEFT = "---";

    private final List<String> headings = new ArrayList<>();
    private final List<String> alignments = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();

    MarkdownTable left(String heading) {
        headings.add(heading);
        alignments.add(LEFT);
        return this;
    }

    MarkdownTable right(String heading) {
        headings.add(heading);
        alignments.add(RIGHT);
        return this;
    }

    void row(List<String> cells) {
        List<String> all = new ArrayList<>(cells);
        all.addAll(Collections.nCopies(Math.max(0, headings.size() - cells.size()), ""));
        rows.add(line(all));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(line(headings), line(alignments)));
        lines.addAll(rows);
        return lines;
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
