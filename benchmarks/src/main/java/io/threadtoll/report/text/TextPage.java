// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import java.util.ArrayList;
import java.util.List;

/** A text for a terminal, line by line. What is given to it as text is made printable and broken to the width. */
public final class TextPage {
    /** Longer texts are cut: only a file that lies has any. */
    private static final int LONGEST = 1000;

    private static final int NARROWEST = 20;

    private final Colours colours;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    /**
     * An empty page.
     *
     * @param colours the terminal's colours, or none
     * @param width its columns
     */
    public TextPage(Colours colours, int width) {
        this.colours = colours;
        this.width = width;
    }

    /** A line that stands out, with an empty one before it. */
    public TextPage title(String text) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        wrapped(0, text).forEach(line -> lines.add(colours.bold(line)));
        return this;
    }

    /** A text. */
    public TextPage text(int indent, String text) {
        wrapped(indent, text).forEach(line -> lines.add(" ".repeat(indent) + line));
        return this;
    }

    /** A text less bright than the others. */
    public TextPage dim(int indent, String text) {
        wrapped(indent, text).forEach(line -> lines.add(" ".repeat(indent) + colours.dim(line)));
        return this;
    }

    /** A table. */
    public TextPage table(TextTable table) {
        return ready(table.lines(width));
    }

    /** Lines that are ready. */
    public TextPage ready(List<String> ready) {
        lines.addAll(ready);
        return this;
    }

    /** An empty line. */
    public TextPage space() {
        lines.add("");
        return this;
    }

    /** All of its lines. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** All of it, with a line end at its end; empty where there is no line. */
    @Override
    public String toString() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private List<String> wrapped(int indent, String text) {
        return Printable.wrap(Printable.cut(text, LONGEST), Math.max(NARROWEST, width - indent));
    }
}
