// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import java.util.List;

/** How rows lie in a table for a terminal. */
interface RowLayout {
    /** How far its columns stand in from the left. */
    default int indent() {
        return 0;
    }

    /** The headings; empty where there are none. */
    List<Grid.Cell> headings();

    /** Adds a row with its changes. */
    void add(Grid grid, RowSection.Line line);
}
