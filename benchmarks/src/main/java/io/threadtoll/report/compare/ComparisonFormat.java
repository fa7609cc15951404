// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Comparison;

/** The formats that a comparison is shown in. */
public enum ComparisonFormat {
    /** For a terminal. */
    TABLE,
    /** For a pull request. */
    MARKDOWN,
    /** For a spreadsheet or a data frame. */
    CSV,
    /** For a program. */
    JSON,
    /** For a browser. */
    HTML;

    /**
     * The comparison as a whole text, with a line end at its end.
     *
     * @param colour whether the output understands ANSI colours
     * @param width columns of the terminal; only a table for a terminal minds these two
     */
    public String render(Comparison comparison, boolean colour, int width) {
        return switch (this) {
            case TABLE -> new ComparisonTable(colour, width).render(comparison);
            case MARKDOWN -> ComparisonMarkdown.render(comparison);
            case CSV -> ComparisonCsv.render(comparison);
            case JSON -> ComparisonJson.render(comparison);
            case HTML -> ComparisonPage.render(comparison);
        };
    }
}
