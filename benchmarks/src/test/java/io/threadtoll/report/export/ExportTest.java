// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.compare.source.WrittenRun;
import io.threadtoll.model.BadResultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two formats, each read back by DuckDB. */
class ExportTest {
    private static final String SUMS = "SELECT count(*), count(value), sum(value), sum(round), count(DISTINCT run),"
            + " count(DISTINCT metric), epoch(min(started_at)), max(jdk) FROM ";

    @TempDir
    Path folder;

    @Test
    void bothFormatsHoldTheSame() throws SQLException {
        List<Path> runs = runs();
        Path csv = folder.resolve("it's.csv");
        Path parquet = folder.resolve("it's.parquet");
        ExportFormat.CSV.export(runs, csv, false);
        ExportFormat.PARQUET.export(runs, parquet, false);

        List<String> fromCsv = query(SUMS + "read_csv('" + csv.toString().replace("'", "''") + "')");
        List<String> fromParquet = query(SUMS + quoted(parquet));

        assertThat(fromParquet).isEqualTo(fromCsv);
        // Three runs of 2 forks with two metrics, and one that failed.
        assertThat(fromParquet).startsWith("15", "10");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aRowHasAllThatIsKnown() throws SQLException {
        Path parquet = folder.resolve("forks.parquet");
        ExportFormat.PARQUET.export(runs().subList(0, 1), parquet, false);

        assertThat(query("SELECT * FROM " + quoted(parquet) + " WHERE metric = 'score' AND round = 0"))
                .containsExactly(
                        "run-0",
                        "2026-11-24 08:00:00.0",
                        "made by hand",
                        "2",
                        "6.1",
                        "17.0.2",
                        "jdk17",
                        "io.threadtoll.bench.contention.ContendedLock.pass",
                        "contention",
                        "2",
                        "{\"mutex\":\"FAIR\"}",
                        "first",
                        "0",
                        "MEASURED",
                        "avgt",
                        "score",
                        "NANOSECONDS",
                        "11.0",
                        "0.0",
                        "0.0",
                        "c0de+10cc");
        assertThat(query("SELECT metric, unit, value, status FROM " + quoted(parquet) + " WHERE round = 2"))
                .containsExactly(null, null, null, "FAILED");
        assertThat(query("SELECT count(*) FROM " + quoted(parquet) + " WHERE value IS NULL AND metric = 'cpuNs'"))
                .containsExactly("2");
    }

    @Test
    void aFileThatIsThereIsKept() throws IOException {
        Path file = Files.writeString(folder.resolve("forks.csv"), "mine");
        for (ExportFormat format : ExportFormat.values()) {
            assertThatThrownBy(() -> format.export(runs().subList(0, 1), file, false))
                    .isInstanceOf(BadResultException.class)
                    .hasMessage(file + " is there already: --force overwrites it.");
            assertThat(file).content().isEqualTo("mine");
            format.export(runs().subList(0, 1), file, true);
            assertThat(Files.size(file)).isGreaterThan(100);
            Files.writeString(file, "mine");
        }
    }

    @Test
    void aRunThatCannotBeReadLeavesNoFile() throws IOException {
        List<Path> runs = runs();
        Files.writeString(runs.get(2).resolve("journal.jsonl"), "{}\n");
        for (ExportFormat format : ExportFormat.values()) {
            assertThatThrownBy(() -> format.export(runs, folder.resolve("forks"), false))
                    .isInstanceOf(BadResultException.class)
                    .hasMessageContaining("journal.jsonl, line 1 is not a fork");
            assertThat(folder).isDirectoryNotContaining("glob:**forks*");
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path file = folder.resolve("absent").resolve("forks");
        for (ExportFormat format : ExportFormat.values()) {
            assertThatThrownBy(() -> format.export(runs(), file, false))
                    .isInstanceOf(BadResultException.class)
                    .hasMessageContaining("can't write " + file);
        }
    }

    private List<Path> runs() {
        return IntStream.range(0, 3)
                .mapToObj(i -> {
                    Path path = folder.resolve("run-" + i);
                    return Files.exists(path)
                            ? path
                            : WrittenRun.at(path)
                                    .with("cpuNs", i == 0 ? Double.NaN : 7.5)
                                    .measured(0, 10 + i, 12 + i)
                                    .measured(1, 20)
                                    .failed(2)
                                    .folder()
                                    .path();
                })
                .toList();
    }

    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    private static List<String> query(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> row = new ArrayList<>();
            assertThat(result.next()).isTrue();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                row.add(result.getString(i));
            }
            return row;
        }
    }
}
