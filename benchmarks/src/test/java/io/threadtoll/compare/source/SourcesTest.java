// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Verdict;
import io.threadtoll.claim.Verdicts;
import io.threadtoll.compare.Series;
import io.threadtoll.compare.Source;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.journal.RunSummary;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import io.threadtoll.model.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Result folders as sources. */
class SourcesTest {
    private static final Judgement JUDGEMENT =
            new Judgement("gil", Section.GIL, false, "One at a time.", new Verdict(Outcome.REFUTED, "it says so"));

    @TempDir
    Path folder;

    @Test
    void aForkIsItsMeanAndOnlyMeasuredOnesCount() {
        ResultFolder run = WrittenRun.at(folder.resolve("run"))
                .measured(0, 10, 12)
                .disturbed(1, 900)
                .measured(1, 20)
                .failed(2)
                .measured(3, Double.NaN)
                .folder();

        Series score = only(Sources.read(List.of(run.path())).get(0).series());

        assertThat(score.forks()).containsExactly(11.0, 20.0);
        assertThat(score.rounds()).containsExactly(0, 1);
        assertThat(score.unit()).isEqualTo(Unit.NANOSECONDS);
        assertThat(score.code()).isEqualTo("c0de+10cc");
        assertThat(score.flags()).isEmpty();
        assertThat(score.keys())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "run", "run",
                        "jvm", "jdk17",
                        "benchmark", "io.threadtoll.bench.contention.ContendedLock.pass",
                        "question", "contention",
                        "threads", "2",
                        "metric", "score",
                        "copy", "first",
                        "mutex", "FAIR"));
    }

    @Test
    void aSummarySaysTheSameAsTheJournal() {
        ResultFolder run = written();
        List<Source> scanned = Sources.usual(List.of(run.path()));
        RunSummary.write(run, run.run(), run.forks());

        assertThat(RunSummary.read(run)).isPresent();
        assertThat(scanned.get(0).series())
                .extracting(series -> series.keys().get(Series.METRIC) + " " + series.rounds())
                .containsExactly("score [0]", "wallPerOpNs [0, 1, 2]", "score [0, 1]", "score [0]");
        assertThat(scanned.get(0).series().get(1).flags()).hasSize(1);
        assertThat(Sources.usual(List.of(run.path()))).isEqualTo(scanned);
    }

    /** It is not the journal's word that counts then, which is how this knows that the summary was read. */
    @Test
    void aSummaryOfAnotherJournalOrThatIsNoneIsLeftAlone() throws IOException {
        ResultFolder run = written();
        List<Source> scanned = Sources.usual(List.of(run.path()));
        RunSummary.write(run, run.run(), run.forks());
        Path file = run.path().resolve(RunSummary.FILE);
        String good = Files.readString(file);

        Files.writeString(file, good.replace("[10.0]", "[7.0]"));
        assertThat(Sources.usual(List.of(run.path()))).isNotEqualTo(scanned);

        for (String bad : List.of(
                good.replace("\"journalBytes\":", "\"journalBytes\":1"),
                good.replace("\"runBytes\":", "\"runBytes\":1"),
                good.replace("{\"format\":2", "{\"format\":1"),
                good.replace("[10.0]", "[7.0,8.0]"),
                good.replace("[10.0]", "[\"NaN\"]"),
                good.replace("\"values\"", "\"walues\""),
                good.substring(0, good.length() / 2),
                "null",
                "[".repeat(100_000))) {
            Files.writeString(file, bad);
            assertThat(Sources.usual(List.of(run.path())))
                    .as(bad.substring(0, 4))
                    .isEqualTo(scanned);
        }
    }

    /** With a cell that has a team's time, a flag, a fork without a number and a round that was made twice. */
    private ResultFolder written() {
        return WrittenRun.at(folder.resolve("run"))
                .measured(0, 10)
                .of("team")
                .with(Fork.TEAM_TIME, 5, 6, 7)
                .measured(0, 1)
                .with(Fork.TEAM_TIME, 5.1, 6.1, 7.1)
                .measured(1, 2)
                .measured(1, 3)
                .measured(2, Double.NaN)
                .without(Fork.TEAM_TIME)
                .measured(3, 4)
                .of("pass")
                .on("jdk25")
                .measured(0, 20)
                .measured(1, 21)
                .disturbed(2, 90)
                .again()
                .measured(0, 30)
                .folder();
    }

    /** A journal is shuffled, and says nothing of what is the baseline. */
    @Test
    void theRunsFirstJvmComesFirstAndCopiesLast() {
        ResultFolder run = WrittenRun.at(folder.resolve("run"))
                .on("jdk25")
                .measured(0, 20)
                .on("jdk17")
                .measured(0, 10)
                .folder();
        assertThat(Sources.read(List.of(run.path())).get(0).series())
                .extracting(series -> series.keys().get(Series.JVM))
                .containsExactly("jdk17", "jdk25");
    }

    @Test
    void copiesAndJvmsAreApart() {
        ResultFolder run = WrittenRun.at(folder.resolve("run"))
                .measured(0, 10)
                .on("jdk25")
                .measured(0, 20)
                .again()
                .measured(0, 30)
                .folder();

        Source source = Sources.read(List.of(run.path())).get(0);

        assertThat(source.series())
                .extracting(
                        series -> series.keys().get("jvm") + " " + series.keys().get("copy") + " " + series.forks())
                .containsExactly("jdk17 first [10.0]", "jdk25 first [20.0]", "jdk25 again [30.0]");
        assertThat(source.environments()).containsOnlyKeys("jdk17", "jdk25");
        assertThat(source.environments().get("jdk25").field("jdk.version")).isEqualTo("25.0.1");
        assertThat(source.environments().get("jdk25").field("cpu.model")).isEqualTo("made by hand");
    }

    @Test
    void verdictsAreThoseOfEachJvm() {
        ResultFolder run = WrittenRun.at(folder.resolve("run")).folder();
        run.write("jdk25/" + Verdicts.FILE, Verdicts.toJson(List.of(JUDGEMENT)));

        Source source = Sources.read(List.of(run.path())).get(0);

        assertThat(source.judgements().get("jdk17")).isEmpty();
        assertThat(source.judgements().get("jdk25")).containsExactly(JUDGEMENT);
    }

    @Test
    void theModeIsAKeyOnlyOfWhatWasMeasuredInTwo() {
        ResultFolder one = WrittenRun.at(folder.resolve("one"))
                .measured(0, 10)
                .in("thrpt")
                .measured(0, 1)
                .of("other")
                .measured(0, 1)
                .folder();
        ResultFolder other =
                WrittenRun.at(folder.resolve("other")).measured(0, 12).folder();

        List<Source> sources = Sources.read(List.of(one.path(), other.path()));

        assertThat(sources.get(0).series())
                .extracting(series -> series.keys().getOrDefault(Series.MODE, "none"))
                .containsExactly("avgt", "thrpt", "none");
        assertThat(only(sources.get(1).series()).keys()).containsEntry(Series.MODE, "avgt");
    }

    @Test
    void onlyTheMetricsThatAreWantedAreRead() {
        ResultFolder run = WrittenRun.at(folder.resolve("run"))
                .with("cpuNs", 3)
                .measured(0, 10)
                .folder();

        assertThat(Sources.read(List.of(run.path())).get(0).series()).hasSize(2);
        assertThat(only(Sources.read(List.of(run.path()), "cpuNs"::equals)
                                .get(0)
                                .series())
                        .forks())
                .containsExactly(3.0);
    }

    @Test
    void manyComeInTheirOrder() {
        List<Path> paths = IntStream.range(0, 40)
                .mapToObj(i -> WrittenRun.at(folder.resolve("run-" + i))
                        .measured(0, i)
                        .folder()
                        .path())
                .toList();

        List<Source> sources = Sources.read(paths);

        assertThat(sources)
                .extracting(Source::label)
                .containsExactlyElementsOf(
                        IntStream.range(0, 40).mapToObj(String::valueOf).toList());
        assertThat(sources)
                .extracting(source -> only(source.series()).forks().get(0))
                .containsExactlyElementsOf(
                        IntStream.range(0, 40).mapToObj(i -> (double) i).toList());
    }

    @Test
    void aRunThatWasStoppedBeforeItsFirstForkHasNoSeries() {
        ResultFolder run = WrittenRun.at(folder.resolve("run")).folder();

        assertThat(Sources.read(List.of(run.path())).get(0).series()).isEmpty();
    }

    @Test
    void whatIsWrongIsSaidWithTheFile() throws IOException {
        ResultFolder run = WrittenRun.at(folder.resolve("run")).measured(0, 10).folder();
        Files.writeString(run.journal(), "{\"round\":}\n", StandardOpenOption.APPEND);
        requireRefused(run.path(), run.journal() + ", line 2 is not a fork");

        ResultFolder newer = WrittenRun.at(folder.resolve("newer")).folder();
        Path description = newer.path().resolve("run.json");
        Files.writeString(
                description, Files.readString(description).replace("\"format\" : " + Run.FORMAT, "\"format\" : 99"));
        requireRefused(newer.path(), description + " has format 99, this Threadtoll reads up to " + Run.FORMAT);

        ResultFolder judged = WrittenRun.at(folder.resolve("judged")).folder();
        judged.write("jdk17/" + Verdicts.FILE, "[null]");
        requireRefused(judged.path(), judged.path().resolve("jdk17/verdicts.json") + ": ");

        ResultFolder foreign =
                WrittenRun.at(folder.resolve("foreign")).measured(0, 10).folder();
        Files.writeString(foreign.journal(), Files.readString(foreign.journal()).replace("jdk17", "jdk99"));
        requireRefused(foreign.path(), "a fork on a JVM that run.json doesn't name");
    }

    @Test
    void unitsAreNotMixed() throws IOException {
        ResultFolder run = WrittenRun.at(folder.resolve("run"))
                .measured(0, 10)
                .measured(1, 11)
                .folder();
        String journal = Files.readString(run.journal());
        int last = journal.lastIndexOf("NANOSECONDS");
        Files.writeString(run.journal(), journal.substring(0, last) + "COUNT" + journal.substring(last + 11));
        requireRefused(run.path(), "forks in NANOSECONDS and in COUNT");
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        ResultFolder run = WrittenRun.at(folder.resolve("run")).measured(0, 10).folder();
        Files.createSymbolicLink(run.path().resolve("jdk17"), Files.createDirectory(folder.resolve("elsewhere")));
        requireRefused(run.path(), run.path().resolve("jdk17") + " is a symbolic link");

        ResultFolder hollow = WrittenRun.at(folder.resolve("hollow")).folder();
        Files.delete(hollow.journal());
        Files.createSymbolicLink(hollow.journal(), folder.resolve("nowhere"));
        requireRefused(hollow.path(), "it is a symbolic link, not a file");
    }

    @Test
    void whatIsNeitherIsNamedWithWhatWouldDo() throws IOException {
        requireRefused(folder.resolve("absent"), "does not exist: compare takes result folders");
        requireRefused(folder, "is not a result folder: it has no run.json");
        requireRefused(
                Path.of("/dev/null"), "/dev/null is not what JMH writes with -rf json: it is no array of results");
        Path text = Files.writeString(folder.resolve("text.json"), "hello");
        requireRefused(text, text + " is not what JMH writes with -rf json");
    }

    private static void requireRefused(Path path, String message) {
        assertThatThrownBy(() -> Sources.read(List.of(path)))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining(message);
    }

    private static Series only(List<Series> series) {
        assertThat(series).hasSize(1);
        return series.get(0);
    }
}
