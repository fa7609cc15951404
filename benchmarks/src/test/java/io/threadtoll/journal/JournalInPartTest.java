// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Sample;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forks that are read in part against whole ones. */
class JournalInPartTest {
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
    void hasEveryForkWithoutItsHistograms() {
        write(ALL);

        assertThat(inPart()).isEqualTo(expected()).hasSize(ALL.size());
        assertThat(inPart().get(3).metrics()).containsKeys("score", "cpuNs", "lost");
        assertThat(inPart().get(3).histograms()).isEmpty();
        assertThat(Journal.count(file)).isEqualTo(ALL.size());
    }

    @Test
    void metricsThatNobodyWantsAreLeftOut() {
        write(ALL);

        List<Fork> forks = inPart(Fork.SCORE::equals);

        assertThat(forks).hasSize(ALL.size());
        assertThat(forks.get(1)).isEqualTo(part(SEVERAL, Fork.SCORE::equals));
        assertThat(forks.get(1).metrics()).containsOnlyKeys(Fork.SCORE);
        assertThat(forks.get(4).metrics()).isEmpty();
    }

    /** To decode them takes longer than to read all else. */
    @Test
    void whatIsLeftOutIsOnlyCheckedForBeingJson() throws IOException {
        write(List.of(RECORDED));
        String good = Files.readString(file);
        String text = RECORDED.histograms().get("service");
        Files.writeString(file, good.replace(text, "no histogram"));

        assertThat(inPart()).containsExactly(part(RECORDED, Objects::nonNull));
        assertThatThrownBy(() -> Journal.read(file)).isInstanceOf(BadResultException.class);

        for (String bad : List.of("[]", "{\"service\":}", "7")) {
            Files.writeString(file, good.replace("{\"service\":\"" + text + "\"}", bad));
            assertThatThrownBy(this::inPart)
                    .as(bad)
                    .isInstanceOf(BadResultException.class)
                    .hasMessageContaining(file + ", line 1 is not a fork");
        }
        Files.writeString(file, good.replaceFirst("\"lost\":\\{[^}]*}", "\"lost\":3"));
        assertThatThrownBy(() -> inPart(Fork.SCORE::equals)).isInstanceOf(BadResultException.class);
    }

    /** Lines lie across the ends of what is read at once, and some are longer than that. */
    @Test
    void linesOfEveryLengthAreWhole() throws IOException {
        StringBuilder journal = new StringBuilder();
        String good = Json.MAPPER.writeValueAsString(PLAIN);
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            String blank = " ".repeat(i % 20 == 7 ? 700_000 : random.nextInt(5_000));
            journal.append(good.replace("\"reason\":", blank + "\"reason\":")).append('\n');
        }
        Files.writeString(file, journal);

        assertThat(inPart()).hasSize(200).containsOnly(part(PLAIN, Objects::nonNull));
        assertThat(Journal.read(file)).hasSize(200).containsOnly(PLAIN);
        assertThat(Journal.count(file)).isEqualTo(200);
    }

    @Test
    void aLineThatIsStillBeingWrittenIsNotThereYet() throws IOException {
        write(ALL);
        Files.writeString(file, Files.readString(file) + "{\"round\":");

        assertThat(inPart()).isEqualTo(expected()).hasSize(ALL.size());
        assertThat(Journal.count(file)).isEqualTo(ALL.size());
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
    void aLineThatIsNoForkGivesTheSameError(String bad) throws IOException {
        write(List.of(PLAIN));
        Files.writeString(file, Files.readString(file) + bad + "\n");

        requireSameError();
        assertThatThrownBy(this::inPart).hasMessageContaining(file + ", line 2 is not a fork");
    }

    /** To be read in part is faster, not laxer. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"round\":\\d+ | \"round\":-5",
                "\"round\":\\d+ | \"round\":10000",
                "\"round\":\\d+ | \"round\":\"0\"",
                "\"round\":\\d+ | \"round\":0,\"moon\":\"full\"",
                "11\\.5 | \"11.5\"",
                "\"measured\":\\[[^]]*] | \"measured\":[]",
                "\"score\" | \"\"",
                "\"reason\":\"\" | \"reason\":null",
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

    /** What another version may write. */
    @Test
    void unusualFormsAreReadAlike() throws IOException {
        String good = Json.MAPPER.writeValueAsString(PLAIN);
        for (String unusual : List.of(
                good.replace("{\"round\"", " {  \"round\""),
                good.replace("\"mode\":\"avgt\"", "\"mode\":7"),
                good.replace("\"load1\":1.0", "\"load1\":\"NaN\""),
                good.replace("\"mode\"", "\"histograms\":null,\"mode\""))) {
            Files.writeString(file, unusual + "\n");

            assertThat(inPart()).as(unusual).isEqualTo(expected()).hasSize(1);
        }
    }

    /** A fork that is taken whole is taken in part, and one that is refused in part is refused whole. */
    @Test
    void brokenLinesAreReadAlike() throws IOException {
        byte[] good = Json.MAPPER.writeValueAsString(SEVERAL).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(11);
        int refused = 0;
        int taken = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] line = mutated(good, random);
            Fork whole = read(ForkReader.whole(file), line);
            Fork inPart = read(ForkReader.inPart(file, Objects::nonNull), line);
            String text = new String(line, StandardCharsets.UTF_8);
            if (whole == null) {
                refused++;
                assertThat(inPart).as(text).isNull();
            } else {
                taken++;
                assertThat(inPart).as(text).isEqualTo(part(whole, Objects::nonNull));
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

        assertThatThrownBy(this::inPart)
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining(file + ", line 2 is not a fork: it has more than 8388608 bytes");
    }

    @Test
    void anAbsentFileIsNamed() {
        assertThatThrownBy(this::inPart).isInstanceOf(BadResultException.class).hasMessageContaining(file.toString());
        assertThatThrownBy(() -> Journal.count(file))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining(file.toString());
    }

    private void requireSameError() {
        Throwable expected = catchThrowable(() -> Journal.read(file));
        assertThat(expected).isInstanceOf(BadResultException.class);
        assertThatThrownBy(this::inPart).isInstanceOf(BadResultException.class).hasMessage(expected.getMessage());
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

    private static Fork read(ForkReader reader, byte[] line) {
        try {
            return reader.read(1, line, 0, line.length);
        } catch (BadResultException e) {
            return null;
        }
    }

    private List<Fork> expected() {
        return Journal.read(file).stream()
                .map(fork -> part(fork, Objects::nonNull))
                .toList();
    }

    private static Fork part(Fork fork, Predicate<String> wanted) {
        SortedMap<String, Sample> metrics = new TreeMap<>(fork.metrics());
        metrics.keySet().removeIf(wanted.negate());
        return new Fork(
                fork.round(),
                fork.cell(),
                fork.mode(),
                fork.startedAt(),
                fork.wallNs(),
                fork.iterationNs(),
                fork.status(),
                fork.reason(),
                metrics,
                fork.interference(),
                new TreeMap<>(),
                fork.jvm(),
                fork.again());
    }

    private List<Fork> inPart() {
        return inPart(Objects::nonNull);
    }

    private List<Fork> inPart(Predicate<String> wanted) {
        List<Fork> forks = new ArrayList<>();
        Journal.read(file, wanted, forks::add);
        return forks;
    }

    private void write(List<Fork> forks) {
        try (Journal journal = Journal.open(file)) {
            forks.forEach(journal::add);
        }
    }
}
