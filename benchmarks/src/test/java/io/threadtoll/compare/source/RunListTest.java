// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Verdict;
import io.threadtoll.claim.Verdicts;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.BadResultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunListTest {
    @TempDir
    Path folder;

    @Test
    void theOldestComesFirstWhateverTheNames() {
        WrittenRun.at(folder.resolve("a")).started("2026-03-01T00:00:00Z").folder();
        WrittenRun.at(folder.resolve("b")).started("2026-01-01T00:00:00Z").folder();
        WrittenRun.at(folder.resolve("c")).started("2026-02-01T00:00:00Z").folder();

        assertThat(RunList.read(List.of(folder)).runs())
                .extracting(run -> Path.of(run.path()).getFileName().toString())
                .containsExactly("b", "c", "a");
    }

    @Test
    void aRunIsALine() {
        ResultFolder run = WrittenRun.at(folder.resolve("run"))
                .measured(0, 1)
                .disturbed(1, 2)
                .failed(2)
                .folder();
        for (String jvm : List.of("jdk17", "jdk25")) {
            run.write(
                    jvm + "/" + Verdicts.FILE,
                    Verdicts.toJson(List.of(
                            judgement(Outcome.REPRODUCED),
                            judgement(Outcome.valueOf(jvm.equals("jdk17") ? "REFUTED" : "BROKEN")))));
        }

        RunOverview overview = RunList.read(List.of(run.path())).runs().get(0);

        assertThat(overview.made()).isEqualTo(3);
        assertThat(overview.planned()).isEqualTo(8);
        assertThat(overview.jdks()).containsExactly("17.0.2", "25.0.1");
        assertThat(overview.cpu()).isEqualTo("made by hand");
        assertThat(overview.kernel()).isEqualTo("6.1");
        assertThat(overview.plan()).isEqualTo("by hand");
        assertThat(overview.count(Outcome.REPRODUCED)).isEqualTo(2);
        assertThat(overview.count(Outcome.REFUTED)).isEqualTo(1);
        assertThat(overview.count(Outcome.BROKEN)).isEqualTo(1);
        assertThat(overview.count(Outcome.INCONCLUSIVE)).isZero();
    }

    @Test
    void whatCannotBeReadIsNamedBesideTheOthers() throws IOException {
        WrittenRun.at(folder.resolve("good")).folder();
        Files.createDirectory(folder.resolve("no-run"));
        Files.writeString(folder.resolve("file"), "");
        Files.writeString(Files.createDirectory(folder.resolve("bad")).resolve("run.json"), "{");
        Files.writeString(Files.createDirectory(folder.resolve("half")).resolve("journal.jsonl"), "");

        RunList runs = RunList.read(List.of(folder));

        assertThat(runs.runs()).hasSize(1);
        assertThat(runs.unreadable())
                .extracting(bad -> Path.of(bad.path()).getFileName().toString())
                .containsExactly("bad", "half");
        assertThat(runs.unreadable().get(0).reason()).contains("is not the description of a run");
        assertThat(runs.unreadable().get(1).reason()).contains("it has no run.json");
    }

    @Test
    void whatIsNoFolderIsRefused() {
        assertThatThrownBy(() -> RunList.read(List.of(folder.resolve("absent"))))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining("absent is no folder");
    }

    private static Judgement judgement(Outcome outcome) {
        return new Judgement("id", Section.RACES, false, "statement", new Verdict(outcome, "so"));
    }
}
