// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.export;

import io.threadtoll.report.compare.CsvLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The table as CSV after RFC 4180. */
final class CsvTable {
    private final Appendable text;

    CsvTable(Appendable text) {
        this.text = text;
    }

    /** Writes the titles. */
    void begin() {
        append(Stream.of(Column.values()).map(Column::title).toList());
    }

    /** Writes a row. */
    void add(ForkRow row) {
        append(Stream.of(Column.values()).map(column -> field(column, row)).toList());
    }

    private static String field(Column column, ForkRow row) {
        Object value = column.of(row);
        return switch (column.type()) {
            case TEXT -> CsvLine.text((String) value);
            case NUMBER -> CsvLine.number((Double) value);
            case TIME, INTEGER -> value.toString();
        };
    }

    private void append(List<String> fields) {
        try {
            text.append(CsvLine.of(fields));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
