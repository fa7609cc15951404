// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Comparison;
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
                .map(this::grid)
                .filter(grid -> grid.fits(style.width()))
                .findFirst()
                .orElseGet(() -> grid(new StackedLayout(style)))
                .lines(style.width());
    }

    private Stream<RowLayout> layouts() {
        int others = style.columns().others().size();
        if (others == 1) {
            return Stream.of(new OneChangeLayout(style, true), new OneChangeLayout(style, false));
        }
        return others <= SideBySideLayout.MOST
                ? Stream.of(new SideBySideLayout(style, true), new SideBySideLayout(style, false))
                : Stream.of();
    }

    private Grid grid(RowLayout layout) {
        Grid grid = new Grid(layout.indent());
        for (RowSection section : sections) {
            Lines title = style.lines();
            title.title(section.title());
            grid.between(List.of(""));
            grid.between(title.all());
            if (!layout.headings().isEmpty()) {
                grid.row(layout.headings());
            }
            section.lines().forEach(line -> layout.add(grid, line));
        }
        return grid;
    }
}
