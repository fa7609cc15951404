// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Judgement;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.Probes;
import io.threadtoll.report.text.VerdictList;
import io.threadtoll.run.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the verbs print and write. */
class VerbsTest {
    private static final Path HELP = Path.of("src", "test", "resources", "golden", "help.txt");

    @TempDir
    private Path folder;

    /** With {@code -Dgolden.write=true} the file is written anew; read the difference. */
    @Test
    void helpIsAsItWasFoundRight() throws IOException {
        CommandRun run = CommandRun.of("--help");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(HELP, run.out());
        }
        assertThat(run.out()).isEqualTo(Files.readString(HELP));
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "reproduce, --preset --budget --seed --results --resume --dry-run",
        "run, NAME -p --preset --jvm --budget --seed --results --resume --dry-run",
        "judge, DIR --help --version",
        "report, DIR --help --version",
        "list, DIR --json --help --version",
        "export, DIR --format --output --force --help --version",
        "compare, INPUT --col --row --baseline --metric --only --changed --threshold --sort --delta --aa --ignore-code"
                + " --fail-on --format --output --help",
        "doctor, --json --help --version",
        "aa, NAME -p --preset --jvm --budget --seed --results --resume --dry-run",
    })
    void everyVerbNamesItsOptions(String verb, String options) {
        CommandRun run = CommandRun.of(verb, "--help");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(options.split(" ", -1));
    }

    @Test
    void helpNamesEveryVerb() {
        assertThat(Main.commandLine().getSubcommands().keySet())
                .contains("reproduce", "run", "aa", "judge", "report", "list", "export", "doctor", "compare", "jmh")
                .allSatisfy(verb -> assertThat(CommandRun.of("--help").out()).contains("  " + verb + " "));
    }

    @Test
    void listNamesEverything() {
        CommandRun run = CommandRun.of("list");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(Catalog.load().entries().stream()
                        .map(entry -> entry.name().substring("io.threadtoll.bench.".length()))
                        .toList())
                .contains(Probes.all().stream().map(Probe::id).toList())
                .contains(List.of(MutexKind.values()).stream()
                        .map(MutexKind::name)
                        .toList())
                .contains(Claims.all().stream().map(claim -> claim.title().id()).toList());
    }

    @Test
    void aWholeNameMeansNoOtherThatBeginsLikeIt() {
        CommandRun run = CommandRun.of("run", "UncontendedLock.pair", "-p", "mutex=JDK_MONITOR", "--dry-run");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("UncontendedLock.pair mutex=JDK_MONITOR x1")
                .doesNotContain("pairCounted");
    }

    @Test
    void aDryRunOnlyPlans() {
        CommandRun run = CommandRun.of(
                "run",
                "UncontendedLock",
                "-p",
                "mutex=JDK_MONITOR",
                "--dry-run",
                "--seed",
                "7",
                "--results",
                folder.toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .hasSize(4)
                .contains(
                        "UncontendedLock.pair mutex=JDK_MONITOR x1",
                        "UncontendedLock.pairCounted mutex=JDK_MONITOR x1",
                        "parallelism")
                .last()
                .asString()
                .contains("3 cells, 6 rounds, 18 forks", "Seed 7.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void judgeSaysWhatTheClaimsSayAndWritesNothing() {
        ResultFolder result = HandMadeResult.make(folder.resolve("result"));
        Map<String, String> before = HandMadeResult.content(result.path());
        CommandRun run = CommandRun.of("judge", result.path().toString());
        List<Judgement> judgements = Claims.judge(result.run(), result.forks());
        assertThat(run.exit()).isZero();
        assertThat(run.out().strip())
                .isEqualTo(new VerdictList(false, Terminal.ofOutput().width(), false)
                        .render(judgements, result.run().environment().field("kernel.counters"))
                        .strip());
        assertThat(run.out()).contains("sleeps until the lock is released", "refuted");
        assertThat(HandMadeResult.content(result.path())).isEqualTo(before);
    }

    @Test
    void aFailedForkGivesExitCodeOne() {
        ResultFolder result = HandMadeResult.make(folder.resolve("result"));
        HandMadeResult.addFailed(result);
        assertThat(CommandRun.of("judge", result.path().toString()).exit()).isEqualTo(Main.BROKEN);
    }

    @Test
    void reportWritesThreeFilesAndLeavesTheJournal() {
        ResultFolder result = HandMadeResult.make(folder.resolve("result"));
        Map<String, String> before = HandMadeResult.content(result.path());
        CommandRun run = CommandRun.of("report", result.path().toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("4 forks in 0:08 min, 50 %", "report.html");
        assertThat(HandMadeResult.content(result.path()))
                .containsAllEntriesOf(before)
                .containsOnlyKeys(
                        "run.json", "journal.jsonl", "summary.json", "verdicts.json", "jmh.json", "report.html");
    }

    @Test
    void reportShowsLatenciesAndWritesTheirLogs() {
        ResultFolder result = HandMadeResult.make(folder.resolve("result"));
        HandMadeResult.addRecorded(result);
        CommandRun run = CommandRun.of("report", result.path().toString());
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("p99.9", "HardwareFloor.increment x1  service");
        assertThat(result.path().resolve("latency").resolve("HardwareFloor.increment-x1-service.hlog"))
                .content()
                .contains("values in nanoseconds", "HISTF");
        assertThat(result.path().resolve("report.html")).content().contains("<h2>Latencies</h2>");
    }

    @Test
    void aHistogramThatIsNoneIsAMessageAndNoStackTrace() throws IOException {
        ResultFolder result = HandMadeResult.make(folder.resolve("result"));
        HandMadeResult.addRecorded(result);
        String journal = Files.readString(result.journal());
        Files.writeString(result.journal(), journal.replace("HISTF", "HOSTI"));
        CommandRun run = CommandRun.of("report", result.path().toString());
        assertThat(run.exit()).isNotZero();
        assertThat(run.err()).contains("journal.jsonl, line 5 is not a fork").doesNotContain("\tat ");
    }
}
