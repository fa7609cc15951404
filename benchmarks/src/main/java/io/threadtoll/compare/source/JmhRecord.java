// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.threadtoll.compare.Series;
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
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** One result in JMH's JSON: a benchmark with its parameters. */
final class JmhRecord {
    static final String ONE_FORK = "one fork: its iterations are not independent; use -f 10";

    /** The feature version is the first number, or the one behind the "1." of what came before 9. */
    private static final Pattern VERSION = Pattern.compile("(?:1\\.)?(\\d+).*");

    /** Up to JMH 1.36 a dot began the name of a profiler's metric, and stood where a colon does now. */
    private static final char DOT = '\u00b7';

    private final JsonNode json;
    private final Cell cell;
    private final List<String> leftOut = new ArrayList<>();

    JmhRecord(JsonNode json) {
        this.json = json;
        this.cell = new Cell(
                text("benchmark"), params(), Math.max(1, json.path("threads").asInt()));
    }

    /** The name that a metric has since JMH 1.37. */
    static String metric(String name) {
        String bare = !name.isEmpty() && name.charAt(0) == DOT ? name.substring(1) : name;
        return bare.replace(DOT, ':');
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
        fields.put("jdk.flags", arguments());
        return new Environment(0, fields);
    }

    /** Its metrics that are wanted and have a finite value. */
    List<Measured> measured(Predicate<String> metrics) {
        List<Measured> measured = new ArrayList<>();
        if (metrics.test(Fork.SCORE)) {
            JsonNode score = json.path("primaryMetric");
            add(
                    measured,
                    Fork.SCORE,
                    score,
                    JmhUnit.ofScore(score.path("scoreUnit").asText(), text("mode")));
        }
        json.path("secondaryMetrics").properties().forEach(entry -> {
            // An auxiliary counter may be called as the benchmark's own metric is here.
            String name = entry.getKey().equals(Fork.SCORE) ? "secondary.score" : metric(entry.getKey());
            if (metrics.test(name)) {
                add(
                        measured,
                        name,
                        entry.getValue(),
                        JmhUnit.of(entry.getValue().path("scoreUnit").asText()));
            }
        });
        return measured;
    }

    /** The metrics that were wanted and of which nothing can be used, as {@link #measured} found. */
    List<String> leftOut() {
        return leftOut;
    }

    private void add(List<Measured> measured, String name, JsonNode metric, JmhUnit unit) {
        boolean hasForks = JmhForks.has(metric);
        double[] means;
        try {
            means = hasForks ? JmhForks.means(metric) : new double[] {JmhForks.number(metric.path("score"))};
        } catch (BadResultException e) {
            leftOut.add(name + " of " + cell + ": " + e.getMessage());
            return;
        }
        double[] values = DoubleStream.of(means).map(unit::toBase).toArray();
        int[] rounds = IntStream.range(0, values.length)
                .filter(fork -> Double.isFinite(values[fork]))
                .toArray();
        if (rounds.length < values.length) {
            leftOut.add(name + " of " + cell + ": "
                    + (rounds.length == 0 ? "no value is finite" : "not all forks have a finite value"));
        }
        if (rounds.length > 0) {
            ForkSeries series = new ForkSeries(
                    jvm(),
                    false,
                    cell,
                    text("mode"),
                    name,
                    unit.base(),
                    IntStream.of(rounds).boxed().toList(),
                    IntStream.of(rounds).mapToObj(fork -> values[fork]).toList(),
                    !hasForks ? List.of(Series.NO_FORKS) : means.length == 1 ? List.of(ONE_FORK) : List.of());
            measured.add(new Measured(series, unit.better(), settings()));
        }
    }

    private SortedMap<String, String> settings() {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put(Series.MODE, text("mode"));
        settings.put(Series.JVM_ARGS, arguments());
        settings.put(Series.VM, json.path("vmName").asText());
        settings.put(Series.VM_VERSION, json.path("vmVersion").asText());
        return settings;
    }

    private String arguments() {
        List<String> arguments = new ArrayList<>();
        json.path("jvmArgs").forEach(argument -> arguments.add(argument.asText()));
        return String.join(" ", arguments);
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
