// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.threadtoll.journal.ForkSeries;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One result in JMH's JSON: a benchmark with its parameters. */
final class JmhRecord {
    static final String ONE_FORK = "one fork: its iterations are not independent; use -f 10";

    /** The feature version is the first number, or the one behind the "1." of what came before 9. */
    private static final Pattern VERSION = Pattern.compile("(?:1\\.)?(\\d+).*");

    private final JsonNode json;
    private final Cell cell;

    JmhRecord(JsonNode json) {
        this.json = json;
        this.cell = new Cell(
                text("benchmark"), params(), Math.max(1, json.path("threads").asInt()));
    }

    /** The label of its JVM. */
    String jvm() {
        Matcher version = VERSION.matcher(json.path("jdkVersion").asText());
        return version.matches() ? "jdk" + version.group(1) : "jdk";
    }

    /** What JMH says of where it ran; the number of CPUs is not in it. */
    Environment environment() {
        SortedMap<String, String> fields = new TreeMap<>();
        field(fields, "jdk.version", "jdkVersion");
        field(fields, "jdk.vm.name", "vmName");
        field(fields, "jdk.vm.version", "vmVersion");
        field(fields, "jdk.path", "jvm");
        field(fields, "jmh.version", "jmhVersion");
        List<String> arguments = new ArrayList<>();
        json.path("jvmArgs").forEach(argument -> arguments.add(argument.asText()));
        fields.put("jdk.flags", String.join(" ", arguments));
        return new Environment(0, fields);
    }

    /** Its metrics that are wanted and have a finite value. */
    List<ForkSeries> measured(Predicate<String> metrics) {
        Stream<ForkSeries> score = metric(Fork.SCORE, json.path("primaryMetric"), metrics);
        Stream<ForkSeries> others = json.path("secondaryMetrics").properties().stream()
                .flatMap(entry -> metric(entry.getKey(), entry.getValue(), metrics));
        return Stream.concat(score, others).toList();
    }

    private Stream<ForkSeries> metric(String name, JsonNode metric, Predicate<String> metrics) {
        if (!metrics.test(name)) {
            return Stream.empty();
        }
        JmhUnit unit = JmhUnit.of(metric.path("scoreUnit").asText());
        double[] means = JmhForks.means(metric);
        int[] rounds = IntStream.range(0, means.length)
                .filter(fork -> Double.isFinite(unit.toBase(means[fork])))
                .toArray();
        List<String> flags = json.path("forks").asInt() <= 1 ? List.of(ONE_FORK) : List.of();
        return rounds.length == 0
                ? Stream.empty()
                : Stream.of(new ForkSeries(
                        jvm(),
                        false,
                        cell,
                        text("mode"),
                        name,
                        unit.base(),
                        IntStream.of(rounds).boxed().toList(),
                        IntStream.of(rounds)
                                .mapToObj(fork -> unit.toBase(means[fork]))
                                .toList(),
                        flags));
    }

    private SortedMap<String, String> params() {
        SortedMap<String, String> params = new TreeMap<>();
        json.path("params")
                .properties()
                .forEach(entry -> params.put(entry.getKey(), entry.getValue().asText()));
        return params;
    }

    private void field(SortedMap<String, String> fields, String name, String jmhs) {
        if (json.path(jmhs).isTextual()) {
            fields.put(name, json.path(jmhs).asText());
        }
    }

    private String text(String name) {
        if (!json.path(name).isTextual()) {
            throw new BadResultException("one of its results has no " + name);
        }
        return json.path(name).asText();
    }
}
