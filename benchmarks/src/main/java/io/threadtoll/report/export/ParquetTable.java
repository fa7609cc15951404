// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.export;

import io.threadtoll.model.BadResultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The table as Parquet. DuckDB's appender takes the rows into a database in a temporary folder, so that memory doesn't
 * grow with them, and DuckDB writes the file from that.
 */
final class ParquetTable {
    private static final String DRIVER = "org.duckdb.DuckDBDriver";

    /** DuckDB's own memory, outside of the heap; what doesn't fit is on the disk. */
    private static final String SETTINGS = "SET memory_limit='512MB'; SET threads=2;"
            + " SET autoinstall_known_extensions=false; SET autoload_known_extensions=false";

    private ParquetTable() {}

    /** Writes the forks of some runs to a file that isn't there yet. */
    static void write(List<Path> folders, Path file) throws IOException {
        requireDriver();
        Path database = Files.createTempDirectory("threadtoll-export");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database.resolve("forks.db"))) {
            execute(connection, SETTINGS);
            execute(connection, "CREATE TABLE forks (" + columns() + ")");
            fill(connection.unwrap(DuckDBConnection.class), folders);
            execute(connection, "COPY forks TO " + quoted(file) + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            delete(database);
        }
    }

    /** The driver is no part of benchmarks.jar: its native libraries for all systems are 80 MB. */
    private static void requireDriver() {
        try {
            Class.forName(DRIVER);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new BadResultException(
                    "Parquet takes DuckDB's driver, lib/duckdb_jdbc.jar beside benchmarks.jar, and it isn't there or has"
                            + " nothing for this kind of machine (" + e.getMessage()
                            + "). Build again, or use --format csv.",
                    e);
        }
    }

    private static void fill(DuckDBConnection connection, List<Path> folders) throws SQLException {
        try (DuckDBAppender appender = connection.createAppender("forks")) {
            ForkTable.read(folders, row -> add(appender, row));
        } catch (AppendException e) {
            throw e.cause;
        }
    }

    private static void add(DuckDBAppender appender, ForkRow row) {
        try {
            appender.beginRow();
            for (Column column : Column.values()) {
                append(appender, column.type(), column.of(row));
            }
            appender.endRow();
        } catch (SQLException e) {
            throw new AppendException(e);
        }
    }

    private static void append(DuckDBAppender appender, Column.Type type, Object value) throws SQLException {
        switch (type) {
            case TEXT -> {
                String text = (String) value;
                if (text.isEmpty()) {
                    appender.appendNull();
                } else {
                    appender.append(text);
                }
            }
            case INTEGER -> appender.append(((Integer) value).intValue());
            case TIME -> appender.append(LocalDateTime.ofInstant((Instant) value, ZoneOffset.UTC));
            case NUMBER -> {
                double number = (Double) value;
                if (Double.isFinite(number)) {
                    appender.append(number);
                } else {
                    appender.appendNull();
                }
            }
        }
    }

    private static String columns() {
        return Stream.of(Column.values())
                .map(column -> '"' + column.title() + "\" " + column.type().sql())
                .collect(Collectors.joining(", "));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    private static void delete(Path database) throws IOException {
        try (Stream<Path> files = Files.list(database)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(database);
    }

    /** Carries what an appender throws out of a consumer. */
    private static final class AppendException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final SQLException cause;

        AppendException(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
