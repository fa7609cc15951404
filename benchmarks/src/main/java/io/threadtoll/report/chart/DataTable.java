// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import java.util.List;

/**
 * The numbers behind a chart, for whoever wants them exactly or can't see it.
 *
 * @param columns the headers; that of the first one is of what the rows are of
 * @param rows the cells as texts, as many as there are columns in each
 */
public record DataTable(List<String> columns, List<List<String>> rows) {
    public DataTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** What a row is of. */
    public static String header(List<String> row) {
        return row.get(0);
    }

    /** The cells beside it. */
    public static List<String> cells(List<String> row) {
        return row.subList(1, row.size());
    }
}
