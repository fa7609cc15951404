// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.threadtoll.compare.Series;
import io.threadtoll.compare.Source;
import io.threadtoll.journal.Json;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that JMH 1.37 wrote: {@code plain17} and {@code plain25} of two of our benchmarks ({@code ./threadtoll jmh}, the
 * second with {@code -prof gc}), {@code outside} of somebody's sort in three modes.
 */
class JmhInputTest {
    private static final Path FILES = Path.of("src", "test", "resources", "jmh");
    private static final double ROUNDING = 1e-9;

    @TempDir
    Path folder;

    @Test
    void oursAreReadWithTheirForks() throws IOException {
        Source source = read("plain17");

        assertThat(source.label()).isEqualTo("plain17");
        assertThat(source.judgements()).isEmpty();
        List<Series> scores = scores(source);
        assertThat(scores).hasSize(3).allSatisfy(series -> {
            assertThat(series.unit()).isEqualTo(Unit.NANOSECONDS);
            assertThat(series.rounds()).containsExactly(0, 1, 2);
            assertThat(series.flags()).isEmpty();
            assertThat(series.code()).isEmpty();
        });
        assertThat(scores.get(1).keys())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "run", "plain17",
                        "jvm", "jdk17",
                        "benchmark", "io.threadtoll.bench.uncontended.UncontendedLock.pair",
                        "question", "uncontended",
                        "threads", "1",
                        "metric", "score",
                        "copy", "first",
                        "mutex", "JDK_MONITOR"));
        requireMeansOf("plain17", scores, 1);
    }

    @Test
    void theJvmIsTheEnvironment() {
        assertThat(read("plain25").environments()).containsOnlyKeys("jdk25");
        assertThat(read("plain25").environments().get("jdk25").fields())
                .containsEntry("jdk.version", "25.0.3")
                .containsEntry("jdk.vm.name", "OpenJDK 64-Bit Server VM")
                .containsEntry("jdk.flags", "--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow")
                .containsKeys("jdk.vm.version", "jdk.path", "jmh.version");
    }

    @Test
    void profilersAreMetrics() {
        assertThat(read("plain25").series())
                .filteredOn(series -> series.keys().get("metric").startsWith("gc."))
                .extracting(series -> series.keys().get("metric") + " " + series.unit())
                .contains("gc.alloc.rate COUNT", "gc.alloc.rate.norm BYTES", "gc.count COUNT");
    }

    /** The counters that this machine didn't give were NaN, which JMH writes as a text. */
    @Test
    void whatIsNoNumberIsNoValue() throws IOException {
        assertThat(Files.readString(FILES.resolve("plain17.json"))).contains("\"rawData\":[[\"NaN\"");

        assertThat(read("plain17").series())
                .filteredOn(series -> series.keys().get("metric").equals("slowPathsPerOp"))
                .extracting(series -> series.keys().get("mutex"))
                .containsExactly("THREE_STATE_FUTEX");
    }

    @Test
    void modesOfAnybodysBenchmarkAreApartAndInBaseUnits() throws IOException {
        List<Series> scores = scores(read("outside"));

        assertThat(scores)
                .extracting(series ->
                        series.keys().get(Series.MODE) + " " + series.keys().get("size") + " " + series.unit())
                .containsExactly(
                        "thrpt 10 OPERATIONS_PER_SECOND",
                        "sample 10 NANOSECONDS",
                        "ss 10 NANOSECONDS",
                        "ss 1000 NANOSECONDS");
        assertThat(scores).allSatisfy(series -> {
            assertThat(series.keys())
                    .containsEntry("benchmark", "org.example.Sorting.sort")
                    .containsEntry("question", "example");
            assertThat(series.forks()).hasSize(2);
        });
        requireMeansOf("outside", List.of(scores.get(0)), 1e6);
        // What JMH says of all samples lies between the means of the two forks.
        double said = tree("outside").get(1).path("primaryMetric").path("score").asDouble() * 1e3;
        List<Double> sampled = scores.get(1).forks();
        assertThat(said).isBetween(Math.min(sampled.get(0), sampled.get(1)), Math.max(sampled.get(0), sampled.get(1)));
    }

    @Test
    void oneForkIsFlagged() throws IOException {
        Path file = write(RESULT.replace("[[1,2],[3,5]]", "[[1,2]]"));
        assertThat(Sources.read(List.of(file)).get(0).series())
                .allSatisfy(series -> assertThat(series.flags())
                        .containsExactly("one fork: its iterations are not independent; use -f 10"));
        assertThat(Sources.read(List.of(write(RESULT))).get(0).series().get(0).flags())
                .isEmpty();
    }

    /** Anybody may call a parameter what we call a key. */
    @Test
    void aParameterWithTheNameOfAKeyHasAnotherOne() throws IOException {
        String one = RESULT.replace("\"forks\"", "\"params\":{\"threads\":\"1\",\"run\":\"x\"},\"forks\"");
        List<Series> series = Sources.read(List.of(write(one + "," + one.replace("\"1\"", "\"8\""))))
                .get(0)
                .series();
        assertThat(series).extracting(each -> each.keys().get("param.threads")).containsExactly("1", "8");
        assertThat(series)
                .allSatisfy(each -> assertThat(each.keys())
                        .containsEntry("threads", "4")
                        .containsEntry("run", "written")
                        .containsEntry("param.run", "x"));
    }

    @Test
    void aJvmFromBeforeNineIsNamedAfterItsFeature() throws IOException {
        for (Map.Entry<String, String> version : Map.of(
                        "1.8.0_392", "jdk8", "17", "jdk17", "21-ea", "jdk21", "?", "jdk")
                .entrySet()) {
            Path file = write(RESULT.replace("17.0.2", version.getKey()));
            assertThat(Sources.read(List.of(file)).get(0).environments()).containsOnlyKeys(version.getValue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[",
                "[1]",
                "[{}]",
                "[null]",
                "[] []",
                "[{\"benchmark\":\"a.B.c\"}]",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            })
    void anythingElseIsRefused(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("other.json"), json);
        assertThatThrownBy(() -> Sources.read(List.of(file)))
                .isInstanceOf(BadResultException.class)
                .hasMessageStartingWith(file + " is not what JMH writes with -rf json: ")
                .hasMessageEndingWith("Compare takes that, and result folders.");
    }

    private static final String RESULT = "{\"benchmark\":\"a.B.c\",\"mode\":\"avgt\",\"threads\":4,\"forks\":2,"
            + "\"jdkVersion\":\"17.0.2\",\"primaryMetric\":{\"scoreUnit\":\"us/op\",\"rawData\":[[1,2],[3,5]]}}";

    private Path write(String results) throws IOException {
        return Files.writeString(folder.resolve("written.json"), "[" + results + "]");
    }

    private static Source read(String name) {
        return Sources.read(List.of(FILES.resolve(name + ".json"))).get(0);
    }

    private static List<Series> scores(Source source) {
        return source.series().stream()
                .filter(series -> series.keys().get("metric").equals("score"))
                .toList();
    }

    private static JsonNode tree(String name) throws IOException {
        return Json.MAPPER.readTree(FILES.resolve(name + ".json").toFile());
    }

    /** The mean of all forks is what JMH says, as all have equally many iterations. */
    private static void requireMeansOf(String name, List<Series> scores, double factor) throws IOException {
        JsonNode results = tree(name);
        for (int i = 0; i < scores.size(); i++) {
            double said = results.get(i).path("primaryMetric").path("score").asDouble() * factor;
            double mean = scores.get(i).forks().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(said, within(said * ROUNDING));
        }
    }
}
