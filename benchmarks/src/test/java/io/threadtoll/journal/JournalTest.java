// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Fork FIRST = Forks.measured(Forks.cell("lock", "kind", "threeState"), 10.0, 11.5);
    private static final Fork SECOND = Forks.with(FIRST, "cpuNs", 7.25, Double.NaN);
    private static final Fork RECORDED = Forks.recording(Forks.recording(FIRST, "service", 40, 7000), "response", 9000);
    private static final Fork LAST = Forks.without(
            Cell.ofProbe("gil"),
            Fork.Status.NOT_APPLICABLE,
            "no python3 \u2014 l\u00e4sst sich nicht messen \ud83d\ude00");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("journal.jsonl");
    }

    @Test
    void givesBackWhatWasAdded() {
        write(FIRST, SECOND, RECORDED, LAST);

        assertThat(Journal.read(file)).containsExactly(FIRST, SECOND, RECORDED, LAST);
    }

    @Test
    void aJournalFromBeforeHistogramsIsRead() throws IOException {
        write(FIRST);
        assertThat(Files.readString(file))
                .as("a fork without histograms is as it was")
                .doesNotContain("histograms");

        assertThat(Journal.read(file).get(0).histograms()).isEmpty();
    }

    @Test
    void aHistogramThatIsNoneIsNamedWithItsLine() throws IOException {
        write(FIRST, RECORDED);
        String good = Files.readString(file);
        String text = RECORDED.histograms().get("service");
        for (String bad :
                List.of("", "no base64", "AAAA", text.substring(1), "A".repeat(300_000), "B".repeat(2_000_000))) {
            Files.writeString(file, good.replace("\"" + text + "\"", "\"" + bad + "\""));

            assertThatThrownBy(() -> Journal.read(file))
                    .as("%.40s", bad)
                    .isInstanceOf(BadResultException.class)
                    .hasMessageContaining("line 2 is not a fork");
        }
    }

    @Test
    void aHistogramsNameIsNoPath() throws IOException {
        write(RECORDED);
        Files.writeString(file, Files.readString(file).replace("\"service\"", "\"../service\""));

        assertThatThrownBy(() -> Journal.read(file))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining("line 1 is not a fork");
    }

    @Test
    void survivesACutAtEveryByteOfTheLastLine() throws IOException {
        requireCutsSurvived(LAST);
    }

    @Test
    void survivesACutInAHistogram() throws IOException {
        requireCutsSurvived(RECORDED);
    }

    private void requireCutsSurvived(Fork last) throws IOException {
        write(FIRST, SECOND);
        int kept = (int) Files.size(file);
        write(last);
        byte[] whole = Files.readAllBytes(file);

        for (int length = kept; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThat(Journal.read(file)).as("read, cut at %d", length).containsExactly(FIRST, SECOND);
            write(last);
            assertThat(Journal.read(file)).as("appended, cut at %d", length).containsExactly(FIRST, SECOND, last);
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
    }

    @Test
    void anEmptyFileIsAJournalWithoutForks() throws IOException {
        Files.createFile(file);

        assertThat(Journal.read(file)).isEmpty();
    }

    @Test
    void aLineThatIsNotAForkIsNamed() throws IOException {
        for (String bad :
                List.of("{\"round\":", "{}", "null", "", "[]", "\"fork\"", "{\"round\":0} {}", "\u0000\u0000")) {
            Files.deleteIfExists(file);
            write(FIRST);
            Files.writeString(file, bad + "\n", StandardOpenOption.APPEND);
            write(LAST);

            assertThatThrownBy(() -> Journal.read(file))
                    .as("line <%s>", bad)
                    .isInstanceOf(BadResultException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("line 2 is not a fork");
        }
    }

    @Test
    void twoForksOnOneLineAreNotSilentlyOne() throws IOException {
        write(FIRST);
        String line = Files.readString(file).strip();
        Files.writeString(file, line + line + "\n");

        assertThatThrownBy(() -> Journal.read(file))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void anAbsentFileIsNamed() {
        assertThatThrownBy(() -> Journal.read(file))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aFolderThatIsAbsentCannotBeWrittenTo() {
        Path nowhere = folder.resolve("absent").resolve("journal.jsonl");

        assertThatThrownBy(() -> Journal.open(nowhere))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining(nowhere.toString());
    }

    private void write(Fork... forks) {
        try (Journal journal = Journal.open(file)) {
            Arrays.stream(forks).forEach(journal::add);
        }
    }
}
