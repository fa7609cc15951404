// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Change;
import io.threadtoll.report.text.Colours;
import io.threadtoll.report.text.TextCell;
import io.threadtoll.report.text.TextPage;
import java.util.List;

/**
 * What the parts of a table for a terminal share.
 *
 * @param colours the terminal's colours, or none
 * @param width its columns
 * @param columns what the compared columns are called
 * @param confidence that of the intervals, such as {@code [95 %]}
 */
record TableStyle(Colours colours, int width, ColumnNames columns, String confidence) {
    private static final int FLAG_INDENT = 4;

    TextPage lines() {
        return new TextPage(colours, width);
    }

    /** A heading of a column. */
    TextCell heading(String text) {
        return TextCell.of(text).painted(colours::bold);
    }

    /** A heading of a column of numbers. */
    TextCell numberHeading(String text) {
        return TextCell.number(text).painted(colours::bold);
    }

    /** A cell in the colour of what a change says. */
    TextCell of(Change change, TextCell cell) {
        return cell.painted(text -> colours.of(change.shift(), text));
    }

    /** What a reader has to know of a change, below its row. */
    List<String> flags(Change change, String before) {
        TextPage lines = lines();
        change.flags().forEach(flag -> lines.dim(FLAG_INDENT, "! " + before + flag));
        return lines.lines();
    }
}
