// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

/** The formats that a comparison is shown in. */
public enum ComparisonFormats {
    /** For a terminal. */
    TABLE {
        @Override
        public ComparisonFormat of(boolean colour, int width) {
            return new ComparisonTable(colour, width);
        }
    },
    /** For a pull request. */
    MARKDOWN {
        @Override
        public ComparisonFormat of(boolean colour, int width) {
            return new ComparisonMarkdown();
        }
    },
    /** For a spreadsheet or a data frame. */
    CSV {
        @Override
        public ComparisonFormat of(boolean colour, int width) {
            return new ComparisonCsv();
        }
    },
    /** For a program. */
    JSON {
        @Override
        public ComparisonFormat of(boolean colour, int width) {
            return new ComparisonJson();
        }
    },
    /** For a browser. */
    HTML {
        @Override
        public ComparisonFormat of(boolean colour, int width) {
            return new ComparisonHtml();
        }
    };

    /**
     * The renderer.
     *
     * @param colour whether the output understands ANSI colours
     * @param width columns of the terminal; only a table for a terminal minds these two
     */
    public abstract ComparisonFormat of(boolean colour, int width);
}
