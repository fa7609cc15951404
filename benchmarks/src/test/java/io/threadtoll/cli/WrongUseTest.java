// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a user does wrong is said in a line or two, with exit code 2 and no stack trace. */
class WrongUseTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "'', a verb is missing",
        "frobnicate, frobnicate",
        "reproduc, reproduce",
        "run HardwareFloor --preset fast, fast",
        "run HardwareFloor --presett quick, --preset",
        "reproduce --frobnicate, --frobnicate",
        "run HardwareFloor --budget soon, '90s, 15m or 2h'",
        "run HardwareFloor --budget, --budget",
        "run HardwareFloor --budget 1s --dry-run, Give at least",
        "run HardwareFloor --seed x, --seed",
        "run HardwareFloor --cpus x --dry-run, 'x' is no list of CPUs",
        "run HardwareFloor --cpus 9999 --dry-run, the CPUs 9999 can't be used: those allowed here are",
        "run HardwareFloor -p mutex, mutex",
        "run NoSuchBenchmark --dry-run, ./threadtoll list",
        "run --dry-run, ./threadtoll list",
        "run UncontendedLock -p mutex=NO_SUCH --dry-run, ./threadtoll list",
        "run connections -p connections=3 --dry-run, connections is a number from 200 to 1000000",
        "run connections -p model=NO_SUCH --dry-run, model is one of",
        "run thread-refusal -p world=FLAT --dry-run, world is one of",
        "list --topology /no/such/folder, the CPUs can't be told: there is no /sys/devices/system/cpu/online",
        "doctor --run /no/such/folder, /no/such/folder is not a result folder",
        "judge, DIR",
        "judge /no/such/folder, /no/such/folder is not a result folder",
        "report /no/such/folder, /no/such/folder is not a result folder",
        "run --resume /no/such/folder, /no/such/folder is not a result folder",
        "run --resume /no/such/folder --rounds 3, takes no --rounds",
        "run HardwareFloor --resume /no/such/folder, takes no NAME",
        "aa --resume /no/such/folder --dry-run, takes no --dry-run",
        "run HardwareFloor --preset quick --results /proc/results, --results DIR",
        "run HardwareFloor --preset quick --results /proc/results, (there is no such file or folder",
    })
    void isSaid(String command, String said) {
        requireUnusable(said, command.isEmpty() ? new String[0] : command.split(" ", -1));
    }

    @Test
    void resultsBelowAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        requireUnusable("--results DIR", "run", "HardwareFloor", "--preset", "quick", "--results", file.toString());
        requireUnusable(
                "--results DIR",
                "run",
                "HardwareFloor",
                "--preset",
                "quick",
                "--results",
                file.resolve("below").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"judge", "report", "run --resume", "reproduce --resume"})
    void aFolderWithoutARun(String verb) {
        requireUnusable("is not a result folder", on(verb, folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"judge", "report", "run --resume"})
    void aTruncatedRun(String verb) throws IOException {
        Path file = HandMadeResult.make(folder.resolve("result")).path().resolve("run.json");
        Files.writeString(file, Files.readString(file).substring(0, 100));
        requireUnusable("run.json is not the description of a run", on(verb, file.getParent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"judge", "report", "run --resume"})
    void aRunFromTheFuture(String verb) throws IOException {
        Path file = HandMadeResult.make(folder.resolve("result")).path().resolve("run.json");
        String future = "\"format\" : " + (Run.FORMAT + 1);
        Files.writeString(file, Files.readString(file).replaceFirst("\"format\" : \\d+", future));
        requireUnusable("use a newer one", on(verb, file.getParent()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"judge", "report", "run --resume"})
    void aCorruptJournal(String verb) throws IOException {
        Path file = HandMadeResult.make(folder.resolve("result")).journal();
        Files.writeString(file, "{\"round\":oops}\n", StandardOpenOption.APPEND);
        requireUnusable("journal.jsonl, line 5 is not a fork", on(verb, file.getParent()));
    }

    @Test
    void aJournalThatIsAFolder() throws IOException {
        Path file = HandMadeResult.make(folder.resolve("result")).journal();
        Files.delete(file);
        Files.createDirectory(file);
        requireUnusable("can't read", "judge", file.getParent().toString());
    }

    private static String[] on(String verb, Path result) {
        return (verb + " " + result).split(" ", -1);
    }

    private static void requireUnusable(String said, String... args) {
        CommandRun run = CommandRun.of(args);
        assertThat(run.err()).contains(said).doesNotContain("\tat ").startsWith("threadtoll: ");
        assertThat(run.err().lines())
                .hasSizeBetween(1, 2)
                .allSatisfy(line -> assertThat(line).isNotBlank());
        assertThat(run.exit()).isEqualTo(Main.UNUSABLE);
    }
}
