// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadtoll.journal.Journal;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Fork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of 64 KiB that is full; only root can mount one. */
class FullDiskTest {
    @TempDir
    private Path folder;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = exit("mount", "-t", "tmpfs", "-o", "size=128k", "threadtoll-test", folder.toString()) == 0;
        assumeTrue(mounted, "mounting takes root");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(exit("umount", folder.toString())).isZero();
        }
    }

    @Test
    void aReportThatDoesNotFitLeavesTheResult() throws Exception {
        ResultFolder result = HandMadeResult.make(folder.resolve("result"));
        Map<String, String> before = HandMadeResult.content(result.path());
        fill(4096);
        CommandRun run = CommandRun.of("report", result.path().toString());
        assertThat(run.exit()).isEqualTo(Main.UNUSABLE);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("can't write " + result.path(), "No space left");
        assertThat(HandMadeResult.content(result.path())).containsAllEntriesOf(before);
    }

    @Test
    void anOldReportOutlivesANewOneThatDoesNotFit() throws Exception {
        ResultFolder result = HandMadeResult.make(folder.resolve("result"));
        assertThat(CommandRun.of("report", result.path().toString()).exit()).isZero();
        Map<String, String> before = HandMadeResult.content(result.path());
        fill(0);
        assertThat(CommandRun.of("report", result.path().toString()).exit()).isEqualTo(Main.UNUSABLE);
        assertThat(HandMadeResult.content(result.path())).containsAllEntriesOf(before);
    }

    @Test
    void aRunThatCannotBeginSaysSo() throws Exception {
        fill(0);
        CommandRun run = CommandRun.of("run", "HardwareFloor", "--preset", "quick", "--results", folder.toString());
        assertThat(run.exit()).isEqualTo(Main.UNUSABLE);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(folder.toString(), "No space left");
    }

    @Test
    void aResumedRunStopsAndKeepsItsForks() throws Exception {
        ResultFolder result = HandMadeResult.make(folder.resolve("result"));
        List<Fork> made = result.forks().subList(0, 3);
        Files.delete(result.journal());
        try (Journal journal = Journal.open(result.journal())) {
            made.forEach(journal::add);
            fill(0);
            Fork next = HandMadeResult.fork(1, HandMadeResult.PROBE, Map.of());
            assertThatExceptionOfType(BadResultException.class)
                    .isThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            journal.add(next);
                        }
                    })
                    .withMessageContaining("--resume");
        }
        assertThat(result.forks()).startsWith(made.toArray(Fork[]::new));
        CommandRun run = CommandRun.of("run", "--resume", result.path().toString());
        assertThat(run.exit()).isEqualTo(Main.UNUSABLE);
        assertThat(run.err()).doesNotContain("\tat ");
        assertThat(result.forks()).startsWith(made.toArray(Fork[]::new));
    }

    /** Fills the disk but for some bytes. */
    private void fill(long but) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace() - but;
        Files.write(folder.resolve("filler"), new byte[(int) Math.max(0, free)]);
    }

    private static int exit(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
