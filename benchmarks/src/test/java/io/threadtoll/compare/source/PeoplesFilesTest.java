// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.CompareOptions;
import io.threadtoll.compare.Comparing;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.Regression;
import io.threadtoll.compare.Row;
import io.threadtoll.compare.Series;
import io.threadtoll.compare.Shift;
import io.threadtoll.compare.Source;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people have: files that were merged, rewritten, packed, or written by others than JMH. */
class PeoplesFilesTest {
    private static final String NORM = "gc.alloc.rate.norm";

    @TempDir
    private Path folder;

    /** A result of JMH's with what a test is about. */
    private record Result(String benchmark, String mode, String unit, String raw, String more, String secondary) {
        static final Result PLAIN = new Result("a.B.c", "avgt", "ns/op", "[[10.1],[10.2],[10.0]]", "", "");

        Result raw(String forks) {
            return new Result(benchmark, mode, unit, forks, more, secondary);
        }

        Result in(String otherMode, String otherUnit) {
            return new Result(benchmark, otherMode, otherUnit, raw, more, secondary);
        }

        Result with(String fields) {
            return new Result(benchmark, mode, unit, raw, more + fields, secondary);
        }

        Result secondary(String name, String itsUnit, String forks) {
            String metric = "\"%s\":{\"score\":1,\"scoreUnit\":\"%s\",\"rawData\":%s}".formatted(name, itsUnit, forks);
            return new Result(benchmark, mode, unit, raw, more, metric);
        }

        @Override
        public String toString() {
            return ("{\"benchmark\":\"%s\",\"mode\":\"%s\",\"threads\":1,\"forks\":3,\"jdkVersion\":\"17.0.2\",%s"
                            + "\"primaryMetric\":{\"score\":10,\"scoreUnit\":\"%s\"%s},\"secondaryMetrics\":{%s}}")
                    .formatted(benchmark, mode, more, unit, raw.isEmpty() ? "" : ",\"rawData\":" + raw, secondary);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"jvmArgs\":[\"-XX:+UseG1GC\"],', '\"jvmArgs\":[\"-XX:+UseZGC\"],', jvmArgs, -XX:+UseG1GC, -XX:+UseZGC",
        "'\"vmName\":\"HotSpot\",', '\"vmName\":\"GraalVM CE\",', vm, HotSpot, GraalVM CE",
        "'\"vmVersion\":\"17.0.2+8\",', '\"vmVersion\":\"17.0.2+9\",', vmVersion, 17.0.2+8, 17.0.2+9",
    })
    void whatTellsTwoResultsOfAFileApartIsAKey(String first, String second, String key, String one, String other)
            throws IOException {
        Path merged = write(
                "merged", Result.PLAIN.with(first), Result.PLAIN.with(second).raw("[[20.1],[20.2],[20.0]]"));

        Comparison twice = compare(CompareOptions.usual(), merged, write("again", Files.readString(merged)));
        assertThat(twice.rows()).extracting(row -> row.keys().get(key)).containsExactlyInAnyOrder(one, other);

        Comparison within = Comparing.compare(
                Sources.usual(List.of(merged)), CompareOptions.usual().withCol(List.of(key)));
        assertThat(within.columns()).containsExactlyInAnyOrder(one, other);
        assertThat(onlyChange(within).shift()).isIn(Shift.WORSE, Shift.BETTER);
    }

    /** The arguments of a fork's JVM are in every file, and two runs with others still have all rows in common. */
    @Test
    void whatTellsNothingApartIsNoKey() throws IOException {
        Comparison comparison = compare(
                CompareOptions.usual(),
                write("a", Result.PLAIN.with("\"jvmArgs\":[\"-Xmx1g\"],")),
                write("b", Result.PLAIN.with("\"jvmArgs\":[\"-Xmx2g\"],")));
        assertThat(comparison.rows()).hasSize(1);
        assertThat(comparison.environment())
                .extracting(difference -> difference.field())
                .contains("jdk.flags");
    }

    @Test
    void aResultThatIsThereTwiceIsOfFurtherForks() throws IOException {
        Source source = read(write("twice", Result.PLAIN, Result.PLAIN.raw("[[11],[12]]")));
        assertThat(source.series()).hasSize(1);
        assertThat(source.series().get(0).forks()).containsExactly(10.1, 10.2, 10.0, 11.0, 12.0);
        assertThat(source.series().get(0).rounds()).containsExactly(0, 1, 2, 3, 4);
        assertThat(source.notes())
                .containsExactly("1 result is there again with nothing different, and taken for further forks");
    }

    @Test
    void theSameForkTwiceIsTwoForksAndNoMoreFlaggedAsOne() throws IOException {
        assertThat(read(write("one", Result.PLAIN.raw("[[10]]")))
                        .series()
                        .get(0)
                        .flags())
                .containsExactly(JmhRecord.ONE_FORK);
        assertThat(read(write("two", Result.PLAIN.raw("[[10]]"), Result.PLAIN.raw("[[11]]")))
                        .series()
                        .get(0)
                        .flags())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"+INF\"", "\"-INF\"", "\"Infinity\"", "\"NaN\"", "NaN", "-INF", "Infinity"})
    void whatIsNotFiniteIsNoValueAndIsNamed(String value) throws IOException {
        Source source = read(write("inf", Result.PLAIN.secondary("x.norm", "#/op", "[[" + value + "],[1.0],[1.1]]")));
        assertThat(source.series()).hasSize(2);
        assertThat(source.series().get(1).forks()).containsExactly(1.0, 1.1);
        assertThat(source.notes()).containsExactly("left out: x.norm of B.c x1: not all forks have a finite value");
    }

    @Test
    void aMetricThatCannotBeReadCostsTheOthersNothing() throws IOException {
        Source source = read(write("odd", Result.PLAIN.secondary("odd", "#/op", "[[\"many\"]]")));
        assertThat(source.series()).hasSize(1);
        assertThat(source.notes()).hasSize(1).first().asString().contains("odd of B.c", "\"many\"");
    }

    @Test
    void aMetricNobodyAskedForIsNotNamed() throws IOException {
        Path file = write("odd", Result.PLAIN.secondary("odd", "#/op", "[[\"many\"]]"));
        assertThat(Sources.usual(List.of(file)).get(0).notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "thrpt, ops/sec, OPERATIONS_PER_SECOND, HIGHER",
        "avgt, sec/op, NANOSECONDS, LOWER",
        "avgt, msec/op, NANOSECONDS, LOWER",
        "thrpt, widgets, COUNT, HIGHER",
        "avgt, widgets, COUNT, LOWER",
        "thrpt, MB/s, COUNT, HIGHER",
    })
    void aScoreHasABetterWay(String mode, String unit, Unit base, Unit.Better better) throws IOException {
        Series score = read(write("unit", Result.PLAIN.in(mode, unit))).series().get(0);
        assertThat(score.unit()).isEqualTo(base);
        assertThat(score.better()).isEqualTo(better);
    }

    @Test
    void halfOfAnUnknownRateIsWorse() throws IOException {
        Path whole = write("whole", Result.PLAIN.in("thrpt", "widgets").raw("[[100],[101],[99]]"));
        Path half = write("half", Result.PLAIN.in("thrpt", "widgets").raw("[[50],[51],[49]]"));
        Comparison comparison = compare(CompareOptions.usual(), whole, half);
        assertThat(onlyChange(comparison).shift()).isEqualTo(Shift.WORSE);
        assertThat(Regression.isWorse(comparison, 0.4)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"\u00b7gc.alloc.rate.norm, gc.alloc.rate.norm", "m\u00b7p0.99, m:p0.99"})
    void metricsOfOlderJmhHaveTheNamesOfNewerOnes(String old, String now) throws IOException {
        Path older = write("old", Result.PLAIN.secondary(old, "B/op", "[[5008],[5008.1],[5007.9]]"));
        Path newer = write("new", Result.PLAIN.secondary(now, "B/op", "[[6008],[6008.1],[6007.9]]"));
        assertThat(Sources.metric(old)).isEqualTo(now);
        assertThat(onlyChange(compare(metric(now), older, newer)).shift()).isEqualTo(Shift.WORSE);
    }

    @ParameterizedTest
    @CsvSource({
        "'[[1.1e-05],[1.2e-05],[1.15e-05]]', '[[3.1e-05],[3.3e-05],[3.2e-05]]', EQUIVALENT",
        "'[[0.0],[0.0],[0.0]]', '[[24.0],[24.0],[24.001]]', WORSE",
        "'[[24.0],[24.0],[24.001]]', '[[0.0],[0.0],[0.0]]', BETTER",
        "'[[0.0],[0.0],[0.0]]', '[[0.0],[0.1],[0.2]]', EQUIVALENT",
        "'[[0.0],[0.0],[0.0]]', '[[0.0],[0.0],[90]]', INCONCLUSIVE",
        "'[[24],[24],[24]]', '[[48],[48],[48]]', WORSE",
        "'[[1000],[1000.1],[1000.2]]', '[[1000],[1000.1],[1000.2]]', EQUIVALENT",
    })
    void bytesHaveAResolution(String before, String after, Shift shift) throws IOException {
        Path a = write("a", Result.PLAIN.secondary(NORM, "B/op", before));
        Path b = write("b", Result.PLAIN.secondary(NORM, "B/op", after));
        Comparison comparison = compare(metric(NORM), a, b);
        assertThat(onlyChange(comparison).shift()).isEqualTo(shift);
        assertThat(Regression.isWorse(comparison, 0)).isEqualTo(shift == Shift.WORSE);
    }

    @Test
    void whereThereIsNoRatioTheDifferenceIsSaid() throws IOException {
        Path a = write("a", Result.PLAIN.secondary(NORM, "B/op", "[[0],[0],[0]]"));
        Path b = write("b", Result.PLAIN.secondary(NORM, "B/op", "[[24],[24],[24]]"));
        assertThat(onlyChange(compare(metric(NORM), a, b)).flags())
                .containsExactly("there is no ratio to nothing; the difference is 24.0 B [24.0, 24.0]");
    }

    @Test
    void aRateOfNothingHasNoRatioAndTheRowSaysSo() throws IOException {
        Path zero = write("zero", Result.PLAIN.in("thrpt", "ops/s").raw("[[0.0],[0.0],[5.0]]"));
        Path some = write("some", Result.PLAIN.in("thrpt", "ops/s").raw("[[5.0],[5.0],[5.0]]"));
        assertThat(onlyChange(compare(CompareOptions.usual(), zero, some)).flags())
                .containsExactly("has values that are not above zero, and so no ratio");
    }

    @Test
    void aLongParameterIsRead() throws IOException {
        String query = "SELECT " + "column, ".repeat(4_000) + "1";
        Source source = read(write("long", Result.PLAIN.with("\"params\":{\"sql\":\"" + query + "\"},")));
        assertThat(source.series().get(0).keys()).containsEntry("sql", query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]"})
    void aScoreWithoutForksIsARowThatSaysSo(String raw) throws IOException {
        Comparison comparison =
                compare(CompareOptions.usual(), write("plain", Result.PLAIN), write("stripped", Result.PLAIN.raw(raw)));
        Change change = onlyChange(comparison);
        assertThat(change.shift()).isEqualTo(Shift.INCONCLUSIVE);
        assertThat(change.value().estimate()).isCloseTo(10, within(1e-9));
        assertThat(change.flags()).contains(Series.NO_FORKS);
    }

    @Test
    void anAuxiliaryCounterCalledScoreIsNotTheScore() throws IOException {
        Path file = write("aux", Result.PLAIN.secondary("score", "ops/s", "[[1.0],[1.1],[1.2]]"));
        assertThat(read(file).series())
                .extracting(series -> series.keys().get(Series.METRIC))
                .containsExactly("score", "secondary.score");
        assertThat(onlyChange(compare(CompareOptions.usual(), file, write("plain", Result.PLAIN)))
                        .shift())
                .isEqualTo(Shift.EQUIVALENT);
    }

    @Test
    void onePackedByGzipIsRead() throws IOException {
        Path packed = folder.resolve("plain.json.gz");
        gzip(packed, ("[" + Result.PLAIN + "]").getBytes(StandardCharsets.UTF_8));
        Source source = read(packed);
        assertThat(source.label()).isEqualTo("plain");
        assertThat(source.series().get(0).forks()).containsExactly(10.1, 10.2, 10.0);
    }

    /** A few packed bytes that are many. */
    @Test
    void aBombIsRefused() throws IOException {
        Path bomb = folder.resolve("bomb.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 300; i++) {
                out.write(spaces);
            }
        }
        assertThatThrownBy(() -> read(bomb))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining("longer than 268435456 bytes");
    }

    @Test
    void aPipeIsRead() throws Exception {
        Path pipe = folder.resolve("pipe");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();
        Thread writer = new Thread(() -> {
            try (OutputStream out = Files.newOutputStream(pipe)) {
                out.write(("[" + Result.PLAIN + "]").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        assertThat(read(pipe).series()).hasSize(1);
        writer.join(10_000);
    }

    @Test
    void whatHoldsForAllRowsIsSaidOnceAndARowSaysWhatNoiseItWouldTake() throws IOException {
        Result other = new Result("a.B.d", "avgt", "ns/op", "[[10]]", "", "");
        Comparison comparison = compare(
                CompareOptions.usual(),
                write("a", Result.PLAIN.raw("[[100]]"), other),
                write("b", Result.PLAIN.raw("[[14]]"), other.raw("[[11]]")));
        assertThat(comparison.warnings())
                .contains("all rows: " + JmhRecord.ONE_FORK, "all rows: needs at least 3 forks a side");
        assertThat(comparison.rows())
                .extracting(row -> row.changes().get(0).flags())
                .containsExactly(
                        List.of("noise only if forks vary by 71 % or more"),
                        List.of("noise only if forks vary by 3.4 % or more"));
        assertThat(Regression.isComparable(comparison)).isFalse();
    }

    private static Change onlyChange(Comparison comparison) {
        assertThat(comparison.rows()).hasSize(1);
        Row row = comparison.rows().get(0);
        assertThat(row.changes()).hasSize(1);
        return row.changes().get(0);
    }

    private static CompareOptions metric(String name) {
        return new CompareOptions(List.of(), List.of(), name, Optional.empty(), false, 0, CompareOptions.DELTA, false);
    }

    private static Comparison compare(CompareOptions options, Path... files) {
        List<Path> inputs = List.of(files);
        return Comparing.compare(
                options.metric().equals(CompareOptions.USUAL)
                        ? Sources.usual(inputs)
                        : Sources.read(inputs, options.metric()::equals),
                options);
    }

    private static Source read(Path file) {
        return Sources.read(List.of(file)).get(0);
    }

    private static void gzip(Path file, byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        Files.write(file, packed.toByteArray());
    }

    private Path write(String name, Result... results) throws IOException {
        return write(name, List.of(results).toString());
    }

    private Path write(String name, String json) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), json);
    }
}
