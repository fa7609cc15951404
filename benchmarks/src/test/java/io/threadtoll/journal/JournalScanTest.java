// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scan against the reader of whole forks. */
class JournalScanTest {
    private static final Fork PLAIN = Forks.measured(Forks.cell("lock", "kind", "threeState"), 10.0, 11.5, 0.1, 1e300);
    private static final Fork SEVERAL = Forks.with(Forks.with(PLAIN, "cpuNs", 7.25, Double.NaN), "lost", 3.0);
    private static final Fork ENDLESS = Forks.with(PLAIN, "rateFraction", Double.POSITIVE_INFINITY, -0.0);
    private static final Fork RECORDED = Forks.recording(SEVERAL, "service", 40, 7000);
    private static final Fork FAILED = Forks.without(
            Cell.ofProbe("gil"),
            Fork.Status.NOT_APPLICABLE,
            "no python3 \u2014 l\u00e4sst \"sich\" nicht \ud83d\ude00");
    private static final List<Fork> ALL = List.of(PLAIN, SEVERAL, ENDLESS, RECORDED, FAILED);
    private static final int MUTATIONS = 20_000;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("journal.jsonl");
    }

    @Test
    void hasTheMeansOfEveryFork() {
        write(ALL);

        assertThat(scanned()).isEqualTo(means()).hasSize(ALL.size());
        assertThat(scanned().get(1).means()).containsKeys("score", "cpuNs", "lost");
        assertThat(JournalScan.count(file)).isEqualTo(ALL.size());
    }

    /** Reading them whole would do too, and take many times as long. */
    @Test
    void whatThreadtollWritesIsNotReadWhole() throws IOException {
        for (Fork fork : List.of(PLAIN, SEVERAL, ENDLESS, RECORDED)) {
            byte[] line = Json.MAPPER.writeValueAsBytes(fork);
            assertThat(new ForkScanner(name -> true).scan(line, 0, line.length))
                    .contains(ForkMeans.of(fork, name -> true));
        }
    }

    @Test
    void metricsThatNobodyWantsAreLeftOut() {
        write(ALL);
        List<ForkMeans> forks = new ArrayList<>();

        JournalScan.read(file, Fork.SCORE::equals, forks::add);

        assertThat(forks).hasSize(ALL.size());
        assertThat(forks.get(1).means()).containsOnlyKeys(Fork.SCORE);
        assertThat(forks.get(4).means()).isEmpty();
    }

    @Test
    void equalCellsAreOneObject() {
        write(List.of(PLAIN, SEVERAL));

        List<ForkMeans> forks = scanned();

        assertThat(forks.get(0).cell()).isSameAs(forks.get(1).cell());
    }

    /** Lines lie across the ends of what is read at once, and some are longer than that. */
    @Test
    void linesOfEveryLengthAreWhole() throws IOException {
        StringBuilder journal = new StringBuilder();
        String good = Json.MAPPER.writeValueAsString(PLAIN);
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            String reason = "x".repeat(i % 20 == 7 ? 700_000 : random.nextInt(5_000));
            journal.append(good.replace("\"reason\":\"\"", "\"reason\":\"" + reason + "\""))
                    .append('\n');
        }
        Files.writeString(file, journal);

        assertThat(scanned()).hasSize(200).containsOnly(ForkMeans.of(PLAIN, name -> true));
        assertThat(JournalScan.count(file)).isEqualTo(200);
    }

    @Test
    void aLineThatIsStillBeingWrittenIsNotThereYet() throws IOException {
        write(ALL);
        Files.writeString(file, Files.readString(file) + "{\"round\":");

        assertThat(scanned()).isEqualTo(means()).hasSize(ALL.size());
        assertThat(JournalScan.count(file)).isEqualTo(ALL.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"round\":",
                "{}",
                "null",
                "",
                "[]",
                "\"fork\"",
                "{\"round\":0} {}",
                "\u0000\u0000",
                "{\"cell\":{\"benchmark\":\"a\",\"params\":{},\"threads\":0}}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            })
    void aLineThatIsNoForkGivesTheErrorOfTheWholeReader(String bad) throws IOException {
        write(List.of(PLAIN));
        Files.writeString(file, Files.readString(file) + bad + "\n");

        requireSameError();
    }

    /** The scanner may be faster than the whole reader, not laxer. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"round\":\\d+ | \"round\":-5",
                "\"round\":\\d+ | \"round\":10000",
                "\"measured\":\\[[^]]*] | \"measured\":[]",
                "\"score\" | \"\"",
                "\"jvm\":\"\" | \"jvm\":\"../up\""
            })
    void aForkOutOfBoundsIsRefused(String part, String other) throws IOException {
        write(List.of(PLAIN));
        String good = Files.readString(file);
        String bad = good.replaceFirst(part, other);
        assertThat(bad).isNotEqualTo(good);
        Files.writeString(file, bad);

        requireSameError();
    }

    @Test
    void whatIsThereTwiceIsRefused() throws IOException {
        String good = Json.MAPPER.writeValueAsString(PLAIN);
        for (String part :
                List.of("\"round\":0,", "\"mode\":\"avgt\",", "\"threads\":2", "\"unit\":\"NANOSECONDS\",")) {
            String twice = part.endsWith(",") ? part + part : part + "," + part;
            assertThat(good).contains(part);
            Files.writeString(file, good.replace(part, twice) + "\n");

            requireSameError();
        }
    }

    /** What another version may write is read, or refused, as the reader of whole forks does it. */
    @Test
    void unusualFormsAreLeftToTheWholeReader() throws IOException {
        String good = Json.MAPPER.writeValueAsString(PLAIN);
        for (String unusual : List.of(
                good.replace("{\"round\"", " {  \"round\""),
                good.replace("\"mode\":\"avgt\"", "\"mode\":7"),
                good.replace("\"load1\":1.0", "\"load1\":\"NaN\""))) {
            Files.writeString(file, unusual + "\n");

            assertThat(scanned()).as(unusual).isEqualTo(means()).hasSize(1);
        }
        for (String wrong : List.of(
                good.replace("\"round\":0", "\"round\":\"0\""),
                good.replace("11.5", "\"11.5\""),
                good.replace("\"round\":0", "\"round\":0,\"moon\":\"full\""))) {
            Files.writeString(file, wrong + "\n");
            requireSameError();
        }
    }

    /** Where the whole reader takes a line the scan gives its means; where the scan refuses one, so does that. */
    @Test
    void agreesWithTheWholeReaderOnBrokenLines() throws IOException {
        byte[] good = Json.MAPPER.writeValueAsString(SEVERAL).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(11);
        int refused = 0;
        int taken = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] line = mutated(good, random);
            ForkMeans scanned =
                    new ForkScanner(name -> true).scan(line, 0, line.length).orElse(null);
            Fork whole = whole(line);
            if (whole == null) {
                refused++;
            } else {
                taken++;
                assertThat(scanned == null ? ForkMeans.of(whole, name -> true) : scanned)
                        .as(new String(line, StandardCharsets.UTF_8))
                        .isEqualTo(ForkMeans.of(whole, name -> true));
            }
        }
        assertThat(refused).isPositive();
        assertThat(taken).isPositive();
    }

    @Test
    void aLineWithoutEndIsNotReadIntoMemory() throws IOException {
        write(List.of(PLAIN));
        try (RandomAccessFile journal = new RandomAccessFile(file.toFile(), "rw")) {
            journal.setLength(1L << 28);
        }

        assertThatThrownBy(this::scanned)
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining(file + ", line 2 is not a fork: it has more than 8388608 bytes");
    }

    @Test
    void anAbsentFileIsNamed() {
        assertThatThrownBy(this::scanned).isInstanceOf(BadResultException.class).hasMessageContaining(file.toString());
        assertThatThrownBy(() -> JournalScan.count(file))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining(file.toString());
    }

    private void requireSameError() {
        Throwable expected = catchThrowable(() -> Journal.read(file));
        assertThat(expected).isInstanceOf(BadResultException.class);
        assertThatThrownBy(this::scanned).isInstanceOf(BadResultException.class).hasMessage(expected.getMessage());
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] line = good.clone();
        int at = random.nextInt(line.length);
        return switch (random.nextInt(3)) {
            case 0 -> {
                line[at] = (byte) "0123456789\"{}[],:.eE-nNaA \\".charAt(random.nextInt(27));
                yield line;
            }
            case 1 -> Arrays.copyOf(line, at);
            default -> {
                System.arraycopy(good, at, line, at - random.nextInt(at + 1), good.length - at);
                yield line;
            }
        };
    }

    private Fork whole(byte[] line) throws IOException {
        try {
            return Journal.parse(file, 1, line);
        } catch (BadResultException e) {
            return null;
        }
    }

    private List<ForkMeans> means() {
        return Journal.read(file).stream()
                .map(fork -> ForkMeans.of(fork, name -> true))
                .toList();
    }

    private List<ForkMeans> scanned() {
        List<ForkMeans> forks = new ArrayList<>();
        JournalScan.read(file, name -> true, forks::add);
        return forks;
    }

    private void write(List<Fork> forks) {
        try (Journal journal = Journal.open(file)) {
            forks.forEach(journal::add);
        }
    }
}
