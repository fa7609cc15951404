// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.report.Colours;
import io.threadtoll.report.TextColumns;
import java.util.ArrayList;
import java.util.List;

/** The lines of a text for a terminal. What is given to it as text is made printable and broken to the width. */
final class Lines {
    private static final int LONGEST = 500;

    private final Colours colours;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    Lines(Colours colours, int width) {
        this.colours = colours;
        this.width = width;
    }

    /** A line that stands out, with an empty one before it. */
    void title(String text) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        wrapped(0, text).forEach(line -> lines.add(colours.bold(line)));
    }

    void text(int indent, String text) {
        wrapped(indent, text).forEach(line -> lines.add(" ".repeat(indent) + line));
    }

    void dim(int indent, String text) {
        wrapped(indent, text).forEach(line -> lines.add(" ".repeat(indent) + colours.dim(line)));
    }

    /** Lines that are ready. */
    void ready(List<String> ready) {
        lines.addAll(ready);
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    private List<String> wrapped(int indent, String text) {
        return TextColumns.wrap(Brief.of(text, LONGEST), width - indent);
    }
}
