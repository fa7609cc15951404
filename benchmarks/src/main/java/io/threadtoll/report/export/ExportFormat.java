// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.export;

import io.threadtoll.model.BadResultException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What the table can be written as. */
public enum ExportFormat {
    /** RFC 4180, in UTF-8, a title above each column. */
    CSV {
        @Override
        void write(List<Path> folders, Path file) throws IOException {
            try (BufferedWriter writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE_NEW)) {
                writeCsv(folders, writer);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    },
    /** Apache Parquet, which takes DuckDB's driver. */
    PARQUET {
        @Override
        void write(List<Path> folders, Path file) throws IOException {
            ParquetTable.write(folders, file);
        }
    };

    /** Writes the table to a file that isn't there yet. */
    abstract void write(List<Path> folders, Path file) throws IOException;

    /**
     * Writes the forks of some runs to a file, whole or not at all.
     *
     * @param folders result folders
     * @param file where to; its name with {@code .part} behind it is used on the way
     * @param overwrite whether the file may be there already
     * @throws BadResultException if a run can't be read, or the file can't be written or must not be overwritten
     */
    public void export(List<Path> folders, Path file, boolean overwrite) {
        TargetFile target = new TargetFile(file, overwrite);
        target.write(part -> write(folders, part));
    }

    /**
     * Writes the forks of some runs as CSV.
     *
     * @throws BadResultException if a run can't be read
     * @throws UncheckedIOException if the text can't be written
     */
    public static void writeCsv(List<Path> folders, Appendable text) {
        CsvTable table = new CsvTable(text);
        table.begin();
        ForkTable.read(folders, table::add);
    }
}
