// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Run;
import io.threadtoll.model.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {
    private static final Cell CELL = Forks.cell("lock", "kind", "threeState");
    private static final Run RUN = new Run(
            Run.FORMAT,
            Forks.START,
            List.of("reproduce", "--preset", "quick"),
            new Environment(2, new TreeMap<>(Map.of("kernel.release", "6.18.0"))),
            new Plan(
                    "quick",
                    3,
                    42,
                    Jvm.ofPath("/usr/bin/java"),
                    List.of(new Plan.PlannedCell(CELL, new Timing(2, 200, 5, 200)))),
            new TreeMap<>());

    @TempDir
    Path results;

    @Test
    void givesBackTheRunThatItWasMadeFor() {
        Path path = results.resolve("deep").resolve("run");
        ResultFolder.create(path, RUN);

        ResultFolder folder = ResultFolder.open(path);
        assertThat(folder.run()).isEqualTo(RUN);
        assertThat(folder.forks()).isEmpty();
    }

    @Test
    void isNotMadeOverAnother() {
        ResultFolder.create(results.resolve("run"), RUN);

        assertThatThrownBy(() -> ResultFolder.create(results.resolve("run"), RUN))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining(results.resolve("run").toString());
    }

    @Test
    void aFolderWithoutARunIsNoResultFolder() {
        assertThatThrownBy(() -> ResultFolder.open(results))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining(results + " is not a result folder");
    }

    @Test
    void aRunFromTheFutureAsksForANewerProgramWhateverElseItHolds() throws IOException {
        assertThatThrownBy(runOf("{\"format\":" + (Run.FORMAT + 1) + ",\"startedAt\":[1],\"moons\":2}")::run)
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining("has format " + (Run.FORMAT + 1))
                .hasMessageContaining("use a newer one");
    }

    @Test
    void aRunCutAnywhereIsNamed() throws IOException {
        String whole = Json.MAPPER.writeValueAsString(RUN);
        for (int length = 0; length < whole.length(); length++) {
            assertThatThrownBy(runOf(whole.substring(0, length))::run)
                    .as("cut at %d", length)
                    .isInstanceOf(BadResultException.class)
                    .hasMessageContaining("run.json is not the description of a run");
        }
    }

    @Test
    void whatIsNotARunIsNamed() throws IOException {
        for (String text : List.of("null", "[]", "{}", "7", "{\"format\":1}")) {
            assertThatThrownBy(runOf(text)::run)
                    .as(text)
                    .isInstanceOf(BadResultException.class)
                    .hasMessageContaining("run.json is not the description of a run");
        }
    }

    @Test
    void replacesAFileWhole() {
        ResultFolder folder = ResultFolder.create(results.resolve("run"), RUN);
        folder.write("report.html", "old and long");

        assertThat(folder.write("report.html", "new")).hasContent("new");
        assertThat(folder.path().resolve("report.html.part")).doesNotExist();
    }

    private ResultFolder runOf(String json) throws IOException {
        Files.writeString(results.resolve("run.json"), json);
        return ResultFolder.open(results);
    }
}
