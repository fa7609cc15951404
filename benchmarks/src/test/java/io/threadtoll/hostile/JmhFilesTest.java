// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.threadtoll.cli.CommandRun;
import io.threadtoll.journal.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs of files as JMH, whoever writes its format and whoever merges files make them: of any two there are rows, or a line
 * that says what to do. {@code -Dfuzz.seed=N} makes others, {@code -Dfuzz.times=10} ten times as many.
 */
class JmhFilesTest {
    private static final int PAIRS = 300 * Integer.getInteger("fuzz.times", 1);
    private static final List<String> MODES = List.of("thrpt", "avgt", "sample", "ss");
    private static final List<String> UNITS =
            List.of("ns/op", "us/op", "s/op", "ops/s", "ops/ms", "ops/sec", "sec/op", "widgets", "B/op", "#", "");
    private static final List<String> VALUES = List.of(
            "10.1",
            "10.2",
            "9.9",
            "20",
            "1e-5",
            "0",
            "0.0",
            "-1",
            "1e300",
            "\"NaN\"",
            "NaN",
            "\"+INF\"",
            "\"-INF\"",
            "\"Infinity\"",
            "\"many\"",
            "null");

    @TempDir
    private Path folder;

    @Test
    void anyTwoFilesGiveRowsOrALine() throws IOException {
        long seed = Long.getLong("fuzz.seed", 20_261_128L);
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, Integer> exits = new TreeMap<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            Path a = Files.writeString(folder.resolve("a.json"), file(random));
            Path b = Files.writeString(folder.resolve("b.json"), partner(Files.readString(a), random));
            String metric = random.nextInt(3) == 0 ? "all" : "usual";
            CommandRun run =
                    CommandRun.of("compare", "--format", "json", "--metric", metric, a.toString(), b.toString());
            exits.merge(run.exit(), 1, Integer::sum);
            requireAnswer(run, a, b, "pair " + pair + " of seed " + seed);
        }
        assertThat(exits).as("the generator makes each kind").containsOnlyKeys(0, 1, 2, 3);
    }

    private static void requireAnswer(CommandRun run, Path a, Path b, String which) throws IOException {
        assertThat(run.out() + run.err()).as(which).doesNotContain("\tat ", "Exception");
        if (run.exit() == 2) {
            assertThat(run.err().lines()).as(which).hasSizeBetween(1, 2);
            assertThat(run.err()).as(which).startsWith("threadtoll: ");
            return;
        }
        JsonNode said = Json.MAPPER.readTree(run.out());
        boolean worse = said.path("summary").path("WORSE").asInt() > 0;
        assertThat(run.exit() == 1).as(which).isEqualTo(worse);
        for (Path file : List.of(a, b)) {
            for (String benchmark : benchmarks(file)) {
                assertThat(run.out())
                        .as("%s: %s of %s", which, benchmark, file)
                        .containsPattern(Pattern.quote(benchmark) + "|left out: .* and \\d+ more");
            }
        }
    }

    /** Those with a score; the last parts of their names, since a note leaves packages out. */
    private static List<String> benchmarks(Path file) throws IOException {
        JsonNode results = Json.MAPPER.readTree(Files.readString(file).replaceAll("(?<=[\\[,:])NaN", "\"NaN\""));
        return StreamSupport.stream(results.spliterator(), false)
                .map(result -> result.path("benchmark").asText())
                .map(name -> name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1))
                .distinct()
                .toList();
    }

    /** Any other file; the same one, faster or slower by half; or a part of it. */
    private static String partner(String file, SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> file.substring(0, random.nextInt(file.length()));
            case 1, 2 -> file.replace("10.", "15.");
            case 3, 4 -> file.replace("10.", "5.");
            case 5 -> file;
            default -> file(random);
        };
    }

    private static String file(SplittableRandom random) {
        List<String> results = new ArrayList<>();
        for (int result = random.nextInt(5); result >= 0; result--) {
            results.add(result(random));
        }
        if (random.nextInt(4) == 0) {
            results.add(results.get(0));
        }
        return results.stream().collect(Collectors.joining(",", "[", "]"));
    }

    private static String result(SplittableRandom random) {
        List<String> fields = new ArrayList<>();
        fields.add("\"benchmark\":\"a.B." + "cde".charAt(random.nextInt(3)) + "\"");
        fields.add("\"mode\":\"" + any(MODES, random) + "\"");
        maybe(fields, random, "\"jmhVersion\":\"" + any(List.of("1.19", "1.36", "1.37"), random) + "\"");
        maybe(fields, random, "\"threads\":" + any(List.of("1", "4"), random));
        maybe(fields, random, "\"forks\":" + any(List.of("0", "1", "3"), random));
        maybe(fields, random, "\"jdkVersion\":\"" + any(List.of("1.8.0_392", "17.0.2", "25", "?"), random) + "\"");
        maybe(fields, random, "\"jvmArgs\":[" + any(List.of("", "\"-Xmx1g\"", "\"-XX:+UseZGC\""), random) + "]");
        maybe(fields, random, "\"vmName\":\"" + any(List.of("HotSpot", "GraalVM"), random) + "\"");
        maybe(fields, random, "\"vmVersion\":\"" + any(List.of("17.0.2+8", "17.0.9+9"), random) + "\"");
        maybe(fields, random, "\"params\":{\"size\":\"" + any(List.of("1", "10", "x".repeat(2_000)), random) + "\"}");
        fields.add("\"primaryMetric\":" + metric(random));
        maybe(
                fields,
                random,
                "\"secondaryMetrics\":{\"" + any(List.of("score", "gc.time", "\u00b7gc.count"), random) + "\":"
                        + metric(random) + "}");
        return fields.stream().collect(Collectors.joining(",", "{", "}"));
    }

    private static String metric(SplittableRandom random) {
        List<String> fields = new ArrayList<>();
        fields.add("\"score\":" + any(VALUES, random));
        fields.add("\"scoreUnit\":\"" + any(UNITS, random) + "\"");
        boolean plain = random.nextInt(3) > 0;
        int forks = random.nextInt(5);
        String data = IntStream.range(0, forks)
                .mapToObj(fork -> fork(random, plain))
                .collect(Collectors.joining(",", "[", "]"));
        maybe(fields, random, (plain ? "\"rawData\":" : "\"rawDataHistogram\":") + data);
        return fields.stream().collect(Collectors.joining(",", "{", "}"));
    }

    /** Iterations, mostly of sound values; of a histogram each value beside its count. */
    private static String fork(SplittableRandom random, boolean plain) {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(iteration -> random.nextInt(12) == 0 ? any(VALUES, random) : "10." + random.nextInt(9))
                .map(value -> plain ? value : "[[" + value + "," + random.nextInt(4) + "]]")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static void maybe(List<String> fields, SplittableRandom random, String field) {
        if (random.nextInt(4) > 0) {
            fields.add(field);
        }
    }

    private static String any(List<String> texts, SplittableRandom random) {
        return texts.get(random.nextInt(texts.size()));
    }
}
