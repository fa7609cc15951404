// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Comparison;
import io.threadtoll.report.text.TextPage;
import io.threadtoll.report.text.TextTable;
import java.util.List;
import java.util.stream.Stream;

/** The rows of a comparison for a terminal, in the first layout that has room. */
final class ChangeTable {
    private final TableStyle style;
    private final List<RowSection> sections;

    ChangeTable(TableStyle style, Comparison comparison) {
        this.style = style;
        this.sections = RowSection.of(comparison);
    }

    List<String> lines() {
        return layouts()
                .map(this::table)
                .filter(table -> table.fits(style.width()))
                .findFirst()
                .orElseGet(() -> table(new RowLayout.Stacked(style)))
                .lines(style.width());
    }

    private Stream<RowLayout> layouts() {
        int others = style.columns().others().size();
        if (others == 1) {
            return Stream.of(new RowLayout.OneChange(style, true), new RowLayout.OneChange(style, false));
        }
        return others <= RowLayout.SideBySide.MOST
                ? Stream.of(new RowLayout.SideBySide(style, true), new RowLayout.SideBySide(style, false))
                : Stream.of();
    }

    private TextTable table(RowLayout layout) {
        TextTable table = new TextTable(layout.indent());
        for (RowSection section : sections) {
            TextPage title = style.lines();
            title.title(section.title());
            table.between(List.of(""));
            table.between(title.lines());
            if (!layout.headings().isEmpty()) {
                table.row(layout.headings());
            }
            section.lines().forEach(line -> layout.add(table, line));
        }
        return table;
    }
}
