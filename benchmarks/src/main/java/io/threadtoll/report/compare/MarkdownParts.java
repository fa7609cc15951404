// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import java.util.ArrayList;
import java.util.List;

/** The parts of a Markdown text one after the other, with the empty lines that GitHub's Markdown wants between them. */
final class MarkdownParts {
    private final List<String> parts = new ArrayList<>();

    /** Adds lines that belong together. */
    void add(List<String> lines) {
        parts.add(String.join("\n", lines));
    }

    void add(String line) {
        parts.add(line);
    }

    /** Adds lines that are seen only when someone asks for them; the summary is Markdown too. */
    void folded(String summary, List<String> lines) {
        parts.add("<details><summary>" + summary + "</summary>");
        add(lines);
        parts.add("</details>");
    }

    String text() {
        return String.join("\n\n", parts) + "\n";
    }
}
