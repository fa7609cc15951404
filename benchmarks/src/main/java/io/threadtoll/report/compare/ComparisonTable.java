// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Comparison;

/** A comparison for a terminal. */
public final class ComparisonTable implements ComparisonFormat {
    private final boolean colour;
    private final int width;

    /**
     * A table.
     *
     * @param colour whether the terminal understands ANSI colours
     * @param width columns of the terminal
     */
    public ComparisonTable(boolean colour, int width) {
        this.colour = colour;
        this.width = width;
    }

    @Override
    public String render(Comparison comparison) {
        return (colour ? "Compared: " : "") + Math.min(width, comparison.rows().size()) + " rows of "
                + comparison.columns().size() + " columns\n";
    }
}
