// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.BadResultException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A result folder from a stranger: what can't be read is said in a line, and nothing outside of it is written. */
@Timeout(60)
class HostileFolderTest {
    @TempDir
    private Path folder;

    private ResultFolder result;
    private Path outside;

    @BeforeEach
    void make() throws IOException {
        result = HandMadeResult.make(folder.resolve("result"));
        HandMadeResult.addRecorded(result);
        outside = Files.writeString(folder.resolve("outside"), "mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run.json", "journal.jsonl"})
    void whatIsNoFileIsNotOpened(String name) throws Exception {
        Path file = result.path().resolve(name);
        Path real = Files.move(file, folder.resolve("moved"));
        for (Path to : List.of(real, outside, Path.of("/dev/zero"), folder.resolve("nowhere"), folder)) {
            Files.createSymbolicLink(file, to);
            requireRefused("it is a symbolic link, not a file");
            Files.delete(file);
        }
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        requireRefused("it is a FIFO or a device, not a file");
        Files.delete(file);
        Files.createDirectory(file);
        requireRefused("it is a folder, not a file");
        assertThat(outside).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "summary.json",
                "verdicts.json",
                "jmh.json",
                "report.html",
                "verdicts.json.part",
                "report.html.part"
            })
    void noLinkIsWrittenThrough(String name) throws IOException {
        Files.createSymbolicLink(result.path().resolve(name), outside);
        assertThat(CommandRun.of("report", result.path().toString()).exit()).isZero();
        assertThat(outside).hasContent("mine");
        assertThat(Files.isRegularFile(result.path().resolve("report.html"), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    @Test
    void aFolderThatLeadsOutIsNotEntered() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.createSymbolicLink(result.path().resolve("latency"), other);
        CommandRun run = CommandRun.of("report", result.path().toString());
        requireSaid(run, "latency is a link or a file, not a folder");
        assertThat(other).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up", "/tmp/threadtoll-up", "a/../../up", "..", "", "./here"})
    void noNameLeadsOut(String name) {
        Map<String, String> before = HandMadeResult.content(folder.resolve("result"));
        assertThatExceptionOfType(BadResultException.class)
                .isThrownBy(() -> result.write(name, "evil"))
                .withMessageContaining("can't write");
        assertThat(HandMadeResult.content(folder.resolve("result"))).isEqualTo(before);
        assertThat(folder.resolve("up")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"rounds\" : 2 | \"rounds\" : 1000000000 | rounds of a plan is a number from 1 to 10000",
                "\"rounds\" : 2 | \"rounds\" : -1 | rounds of a plan is a number from 1",
                "\"rounds\" : 2 | \"rounds\" : 1e400 | run.json is not the description of a run",
                "\"rounds\" : 2 | \"rounds\" : 99999999999 | run.json is not the description of a run",
                "\"rounds\" : 2 | \"rounds\" : \"2\" | run.json is not the description of a run",
                "\"rounds\" : 2 | \"rounds\" : 2.5 | run.json is not the description of a run",
                "\"rounds\" : 2 | \"rounds\" : null | run.json is not the description of a run",
                "\"rounds\" : 2 | \"rounds\" : 2, \"rounds\" : 3 | Duplicate field 'rounds'",
                "\"threads\" : 1 | \"threads\" : 2147483647 | threads of a cell is a number from 1",
                "\"threads\" : 1 | \"threads\" : 0 | threads of a cell is a number from 1",
                "\"processors\" : 2 | \"processors\" : 2147483647 | CPUs of a machine is a number from 0",
                "\"warmups\" : 1 | \"warmups\" : -1 | warm-ups of a fork is a number from 0",
                "\"iterationMs\" : 50 | \"iterationMs\" : 2147483647 | ms of an iteration is a number from 0",
                "\"startedAt\" : \"1970-01-01T00:00:00Z\" | \"startedAt\" : \"+1000000000-12-31T23:59:59Z\" | a run is made",
                "\"command\" : [ \"run\" | \"command\" : [ null | run.json is not the description of a run",
                "\"format\" : 5 | \"format\" : 1e400 | use a newer one",
                "\"format\" : 5 | \"format\" : 2147483648 | use a newer one",
                "\"format\" : 5 | \"format\" : -4 | format of a run is a number from 1",
                "\"format\" : 5 | \"format\" : \"4\" | run.json is not the description of a run",
                "\"rounds\" : 2 | \"rounds\" : 2, \"lookRounds\" : [ 2, 1 ], \"lookError\" : 0.01 | rounds of a look is a number",
                "\"rounds\" : 2 | \"rounds\" : 2, \"lookRounds\" : [ 1, 3 ], \"lookError\" : 0.01 | as its last look",
                "\"rounds\" : 2 | \"rounds\" : 2, \"lookRounds\" : [ 2 ], \"lookError\" : 2 | a look errs by",
                "\"rounds\" : 2 | \"rounds\" : 2, \"lookRounds\" : [ 2 ] | a look errs by",
                "\"rounds\" : 2 | \"rounds\" : 2, \"lookRounds\" : [ 2 ], \"lookError\" : 0.1, \"budgetNs\" : -1 | budget",
                "\"label\" : \"jdk | \"label\" : \"../jdk | a JVM's label is up to 32 small letters",
            })
    void aRunThatCannotBe(String old, String evil, String said) throws IOException {
        Path file = result.path().resolve("run.json");
        String json = Files.readString(file);
        assertThat(json).contains(old);
        Files.writeString(file, json.replaceFirst(Pattern.quote(old), evil));
        requireRefused(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"round\":0 | \"round\":-1 | the round of a fork is a number from 0",
                "\"round\":0 | \"round\":2147483647 | the round of a fork is a number from 0",
                "\"wallNs\":2000000000 | \"wallNs\":9223372036854775807 | ns of a fork is a number from 0",
                "\"measured\":[0.5] | \"measured\":[] | iterations that count is a number from 1",
                "\"measured\":[0.5] | \"measured\":[null] | line 1 is not a fork",
                "\"status\":\"MEASURED\" | \"status\":0 | line 1 is not a fork",
                "\"benchmark\":\" | \"benchmark\":5,\"b\":\" | line 1 is not a fork",
                "\"mode\":\"avgt\" | \"mode\":{} | line 1 is not a fork",
                "\"startedAt\":\"1970 | \"startedAt\":\"-1970 | line 1 is not a fork",
                "\"mode\":\"avgt\" | \"mode\":\"\u001b[2J\u001b]0;evil\u0007 | line 1 is not a fork",
                "{\"round\" | {\"\u001b[31mround\" | line 1 is not a fork",
                "\"jvm\":\" | \"jvm\":\"../ | a JVM's label is up to 32 small letters",
            })
    void aForkThatCannotBe(String old, String evil, String said) throws IOException {
        String json = Files.readString(result.journal());
        assertThat(json).contains(old);
        Files.writeString(result.journal(), json.replaceFirst(Pattern.quote(old), evil));
        requireRefused(said);
    }

    @Test
    void whatIsNoText() throws IOException {
        for (byte[] evil : List.of(
                new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0},
                new byte[] {0, 0, 0, '{'},
                new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"'},
                ("[".repeat(1_000_000) + "]".repeat(1_000_000)).getBytes(StandardCharsets.US_ASCII),
                "{\"a\":".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII),
                ("{\"round\":1" + "0".repeat(10_000) + "}").getBytes(StandardCharsets.US_ASCII))) {
            Files.write(result.journal(), evil);
            Files.write(result.journal(), new byte[] {'\n'}, StandardOpenOption.APPEND);
            requireRefused("journal.jsonl, line 1 is not a fork");
        }
    }

    @Test
    void aMarkAtTheStartAndOtherLineEndsAreRead() throws IOException {
        String json = Files.readString(result.journal());
        Files.writeString(result.journal(), "\ufeff" + json.replace("\n", "\r\n"));
        assertThat(CommandRun.of("judge", result.path().toString()).exit()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "journal.jsonl, 50000000000, no such file has more",
        "journal.jsonl, 400000000, line 6 is not a fork" + ": it has more than",
        "run.json, 400000000, no such file has more"
    })
    void whatIsTooLong(String name, long length, String said) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(result.path().resolve(name).toFile(), "rw")) {
            file.setLength(length);
        }
        requireRefused(said);
    }

    @Test
    void moreThanFitsIntoMemoryIsSaid() throws Exception {
        String line = Files.readAllLines(result.journal()).get(0) + "\n";
        try (var journal = Files.newBufferedWriter(result.journal())) {
            for (int i = 0; i < 100_000; i++) {
                journal.write(line);
            }
        }
        try (ChildCommand judge = new ChildCommand(
                folder.resolve("out"),
                List.of("-Xmx24m"),
                "judge",
                result.path().toString())) {
            assertThat(judge.exit()).isEqualTo(Main.UNUSABLE);
            assertThat(judge.output())
                    .contains("takes more memory than the 24 MiB")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aProgramInTheFolderIsNotStarted() throws IOException {
        Path file = result.path().resolve("run.json");
        String json = Files.readString(file);
        Path evil = Files.writeString(result.path().resolve("java"), "#!/bin/sh\ntouch " + folder + "/started\n");
        assertThat(evil.toFile().setExecutable(true)).isTrue();
        Path link = Files.createSymbolicLink(folder.resolve("link"), result.path());
        for (String java : List.of(
                evil.toString(),
                "bin/java",
                result.path() + "/../result/java",
                link + "/java",
                "/proc/self/root" + result.path() + "/java")) {
            Files.writeString(file, json.replaceFirst("\"path\" : \"[^\"]*\"", "\"path\" : \"" + java + "\""));
            CommandRun run = CommandRun.of("run", "--resume", result.path().toString());
            assertThat(run.exit()).isEqualTo(Main.UNUSABLE);
            assertThat(run.err()).contains("not the whole path of an installed java");
        }
        assertThat(folder.resolve("started")).doesNotExist();
    }

    @Test
    void aPythonInTheFolderIsNotStarted() throws IOException {
        Path file = result.path().resolve("run.json");
        String json = Files.readString(file);
        Path evil = Files.writeString(result.path().resolve("python3"), "#!/bin/sh\ntouch " + folder + "/started\n");
        assertThat(evil.toFile().setExecutable(true)).isTrue();
        for (String python : List.of(evil.toString(), "bin/python3")) {
            Files.writeString(
                    file,
                    json.replaceFirst("\"params\" : \\{[^}]*\\}", "\"params\" : {\"python\" : \"" + python + "\"}"));
            CommandRun run = CommandRun.of("run", "--resume", result.path().toString());
            assertThat(run.exit()).isEqualTo(Main.UNUSABLE);
            assertThat(run.err()).contains("not the whole path of an installed python3");
        }
        assertThat(folder.resolve("started")).doesNotExist();
    }

    private void requireRefused(String said) throws IOException {
        List<Path> before = all();
        for (String verb : List.of("judge", "report")) {
            requireSaid(CommandRun.of(verb, result.path().toString()), said);
        }
        requireSaid(CommandRun.of("run", "--resume", result.path().toString()), said);
        assertThat(all()).isEqualTo(before);
    }

    private static void requireSaid(CommandRun run, String said) {
        assertThat(run.err()).startsWith("threadtoll: ").contains(said).doesNotContain("\tat ");
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err().length()).isLessThan(1500);
        assertThat((run.out() + run.err()).chars().filter(c -> c != '\n' && Character.isISOControl(c)))
                .isEmpty();
        assertThat(run.exit()).isEqualTo(Main.UNUSABLE);
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }
}
