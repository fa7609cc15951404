// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Plan.PlannedCell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run that a signal ends says farewell, goes on where it was, and loses at most the fork in flight. {@link KillTrialTest}
 * ends it without a warning.
 */
@Timeout(180)
class ResumeTest {
    /** Two rounds of a floor cell and the gate. */
    private static final String[] RUN = {
        "run", "HardwareFloor.increment", "--preset", "quick", "--rounds", "2", "--seed", "7"
    };

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void afterASignal(String signal, int code) throws Exception {
        try (ChildCommand command = start()) {
            assumeFalse(command.ignoresInterrupts(), "whoever started this test ignores SIGINT");
            ResultFolder result = awaitFork(command);
            command.signal(signal);
            requireFarewell(command, result, code);
        }
    }

    @Test
    void afterCtrlCWhichKillsTheForkToo() throws Exception {
        try (ChildCommand command = start()) {
            assumeFalse(command.ignoresInterrupts(), "whoever started this test ignores SIGINT");
            ResultFolder result = awaitFork(command);
            command.signalGroup("INT");
            requireFarewell(command, result, 130);
            requireResumed(result);
        }
    }

    private ChildCommand start() throws IOException {
        return new ChildCommand(
                folder.resolve("run.out"),
                Stream.concat(
                                Arrays.stream(RUN),
                                Stream.of("--results", folder.resolve("results").toString()))
                        .toArray(String[]::new));
    }

    /** Waits until a fork is in the journal. */
    private ResultFolder awaitFork(ChildCommand command) throws Exception {
        for (int i = 0; i < 600 && command.isAlive(); i++) {
            Path results = folder.resolve("results");
            if (Files.isDirectory(results)) {
                try (Stream<Path> made = Files.list(results)) {
                    List<ResultFolder> found = made.map(ResultFolder::new)
                            .filter(result -> !lines(result.journal()).isEmpty())
                            .toList();
                    if (!found.isEmpty()) {
                        return found.get(0);
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return fail("no fork: " + command.output());
    }

    private static void requireFarewell(ChildCommand command, ResultFolder result, int code) throws Exception {
        assertThat(command.exit()).as(command.output()).isEqualTo(code);
        assertThat(command.output())
                .contains("./threadtoll run --resume " + result.path())
                .doesNotContain("\tat ", "FAILED");
        assertThat(result.forks()).isNotEmpty().extracting(Fork::status).doesNotContain(Status.FAILED);
    }

    private void requireResumed(ResultFolder result) throws Exception {
        List<String> before = lines(result.journal());
        List<Fork> made = result.forks();
        Path output = folder.resolve("resume.out");
        try (ChildCommand resumed =
                new ChildCommand(output, "run", "--resume", result.path().toString())) {
            assertThat(resumed.exit()).as(resumed.output()).isZero();
            assertThat(resumed.output()).contains("HardwareFloor", "Report: ").doesNotContain("Interrupted");
        }
        assertThat(lines(result.journal())).startsWith(before.toArray(String[]::new));
        List<Fork> forks = result.forks();
        for (int round = 0; round < result.run().plan().rounds(); round++) {
            for (PlannedCell planned : result.run().plan().cells()) {
                assertThat(of(forks, round, planned))
                        .as("round " + round + " " + planned)
                        .isNotEmpty();
                if (of(made, round, planned).stream().anyMatch(fork -> fork.status() == Status.MEASURED)) {
                    assertThat(of(forks, round, planned)).isEqualTo(of(made, round, planned));
                }
            }
        }
        assertThat(result.path().resolve("report.html")).isNotEmptyFile();
    }

    private static List<Fork> of(List<Fork> forks, int round, PlannedCell planned) {
        return forks.stream()
                .filter(fork -> fork.round() == round && fork.cell().equals(planned.cell()))
                .toList();
    }

    /** The finished lines of a journal. */
    private static List<String> lines(Path journal) {
        try {
            String text = Files.exists(journal) ? Files.readString(journal, StandardCharsets.UTF_8) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
