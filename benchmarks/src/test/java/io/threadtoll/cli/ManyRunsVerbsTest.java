// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.compare.source.WrittenRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that take a folder of runs. */
class ManyRunsVerbsTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        WrittenRun.at(folder.resolve("one")).measured(0, 10, 12).folder();
        WrittenRun.at(folder.resolve("two")).with("=cmd", 1).measured(0, 20).folder();
    }

    @Test
    void listNamesTheRunsOfAFolder() {
        CommandRun run = CommandRun.of("list", folder.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "STARTED",
                        "made by hand x2",
                        "1/8",
                        folder.resolve("two").toString(),
                        "2 runs.");
        assertThat(CommandRun.of("list", "--json", folder.toString()).out())
                .startsWith("{")
                .contains("\"made\" : 1");
    }

    @Test
    void aRunThatCantBeReadIsListedAndExitsWithTwo() throws IOException {
        Files.writeString(folder.resolve("one/run.json"), "{");
        CommandRun run = CommandRun.of("list", folder.toString());
        assertThat(run.out()).contains("Unreadable: ", "1 run.");
        assertThat(run.exit()).isEqualTo(Main.UNUSABLE);
    }

    @Test
    void listOfNothingIsWrongUse() {
        assertThat(CommandRun.of("list", "--json").exit()).isEqualTo(Main.UNUSABLE);
        CommandRun absent = CommandRun.of("list", folder.resolve("absent").toString());
        assertThat(absent.exit()).isEqualTo(Main.UNUSABLE);
        assertThat(absent.err()).contains("absent is no folder");
    }

    @Test
    void exportWritesCsvToStandardOutput() {
        CommandRun run = CommandRun.of("export", "--format", "csv", folder.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out().split("\r\n", -1)).hasSize(5);
        assertThat(run.out())
                .startsWith("run,started_at,cpu_model,")
                .contains(",score,NANOSECONDS,11.0,0.0,0.0,c0de+10cc\r\n", ",'=cmd,COUNT,1.0,");
    }

    @Test
    void parquetIsNothingForATerminal() {
        CommandRun run = CommandRun.of("export", "--format", "parquet", folder.toString());
        assertThat(run.exit()).isEqualTo(Main.UNUSABLE);
        assertThat(run.err()).contains("Parquet is binary and needs --output FILE");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void exportSaysWhatItWroteAndOverwritesOnlyWhenToldTo() {
        String file = folder.resolve("forks.parquet").toString();
        CommandRun first = CommandRun.of("export", "--format", "parquet", "--output", file, folder.toString());
        assertThat(first.exit()).isZero();
        assertThat(first.out()).isEqualTo("2 runs in " + file + System.lineSeparator());
        CommandRun again = CommandRun.of("export", "--format", "parquet", "--output", file, folder.toString());
        assertThat(again.exit()).isEqualTo(Main.UNUSABLE);
        assertThat(again.err()).contains("is there already: --force overwrites it");
        assertThat(CommandRun.of("export", "--format", "csv", "--force", "--output", file, folder.toString())
                        .exit())
                .isZero();
    }

    @Test
    void exportOfNoRunIsWrongUse() {
        Path empty = folder.resolve("one").resolve("empty");
        assertThat(empty.toFile().mkdir()).isTrue();
        assertThat(CommandRun.of("export", "--format", "csv", empty.toString()).exit())
                .isEqualTo(Main.UNUSABLE);
    }
}
