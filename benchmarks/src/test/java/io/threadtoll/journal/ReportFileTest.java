// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threadtoll.claim.Claims;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Run;
import io.threadtoll.report.page.HtmlReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that somebody sent has all of its result in it. */
class ReportFileTest {
    private static ResultFolder reference;
    private static String page;

    @TempDir
    Path folder;

    @BeforeAll
    static void renderTheReference() throws Exception {
        reference = reference();
        page = render(reference);
    }

    @Test
    void whatAPageCarriesIsTheResultByteForByte() throws Exception {
        Path sent = page();

        Path unpacked = ReportFile.unpackBeside(sent);

        assertThat(unpacked).hasFileName("shared");
        for (String file : List.of("run.json", "journal.jsonl")) {
            assertThat(unpacked.resolve(file))
                    .hasSameBinaryContentAs(reference.path().resolve(file));
        }
        assertThat(render(ResultFolder.open(unpacked)))
                .as("the report made of it again")
                .isEqualTo(Files.readString(sent));
    }

    @Test
    void aPageStandsForItsFolder() throws Exception {
        Path stand = ReportFile.folderOf(page());

        assertThat(ResultFolder.open(stand).forks()).hasSameSizeAs(reference.forks());
        assertThat(ReportFile.folderOf(reference.path())).isEqualTo(reference.path());
    }

    @Test
    void aPageOfAStandardRunIsSmallEnoughToSend() throws Exception {
        assertThat(page()).satisfies(page -> assertThat(Files.size(page)).isLessThan(2 << 20));
    }

    @Test
    void aPageThatCarriesNothingSaysSo() throws Exception {
        Path page = Files.writeString(folder.resolve("old.html"), "<!DOCTYPE html><p>old</p>");
        assertThatExceptionOfType(BadResultException.class)
                .isThrownBy(() -> ReportFile.folderOf(page))
                .withMessageContaining("carries no result");
    }

    @Test
    void whatIsCutShortOrChangedIsDamaged() throws Exception {
        String whole = Files.readString(page());
        int packed = whole.indexOf("base64,") + "base64,".length();
        for (String damaged : List.of(
                whole.substring(0, packed + 4000) + whole.substring(packed + 4400),
                whole.substring(0, packed) + "AAAA" + whole.substring(packed + 4))) {
            Path page = Files.writeString(folder.resolve("damaged.html"), damaged);
            assertThatExceptionOfType(BadResultException.class)
                    .isThrownBy(() -> ReportFile.folderOf(page))
                    .withMessageContaining("in the report is damaged");
        }
    }

    @Test
    void nothingThatIsThereIsWrittenOver() throws Exception {
        Path sent = page();
        Files.createDirectory(folder.resolve("shared"));
        assertThatExceptionOfType(BadResultException.class)
                .isThrownBy(() -> ReportFile.unpackBeside(sent))
                .withMessageContaining("shared");
    }

    private Path page() throws Exception {
        return Files.writeString(folder.resolve("shared.html"), page, StandardCharsets.UTF_8);
    }

    private static String render(ResultFolder result) {
        Run run = result.run();
        Jvm jvm = run.jvms().get(0);
        List<Fork> forks = run.on(jvm, result.forks());
        return HtmlReport.render(
                run.on(jvm), Claims.judge(run.on(jvm), forks), forks, List.of(), PackedFile.of(result));
    }

    private static ResultFolder reference() throws Exception {
        try (Stream<Path> folders = Files.list(Path.of("..", "results"))) {
            return folders.filter(path -> path.getFileName().toString().endsWith("-jdk25"))
                    .filter(path -> !path.getFileName().toString().contains("-jdk17-"))
                    .max(Comparator.naturalOrder())
                    .map(ResultFolder::open)
                    .orElseThrow();
        }
    }
}
