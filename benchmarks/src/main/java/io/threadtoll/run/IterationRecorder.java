// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Keeps every iteration that JMH reports, warm-ups too, and what it would have printed, for when a fork fails. */
final class IterationRecorder implements OutputFormat {
    private static final int MOST_OUTPUT = 64 * 1024;

    private final SortedMap<String, List<Double>> warmup = new TreeMap<>();
    private final SortedMap<String, List<Double>> measured = new TreeMap<>();
    private final StringBuilder output = new StringBuilder();
    private Unit scoreUnit = Unit.COUNT;

    /** Every metric with a finite value in each measured iteration. */
    SortedMap<String, Sample> samples() {
        SortedMap<String, Sample> samples = new TreeMap<>();
        measured.forEach((name, values) -> {
            if (values.stream().allMatch(Double::isFinite)) {
                Unit unit = name.equals(Fork.SCORE) ? scoreUnit : Unit.ofMetric(name);
                samples.put(name, new Sample(unit, finite(warmup.getOrDefault(name, List.of())), values));
            }
        });
        return samples;
    }

    /** What JMH and the fork printed. */
    String output() {
        return output.toString();
    }

    @Override
    public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {}

    @Override
    public void iterationResult(
            BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult result) {
        SortedMap<String, List<Double>> into = params.getType() == IterationType.WARMUP ? warmup : measured;
        Result<?> primary = result.getPrimaryResult();
        scoreUnit = unit(primary.getScoreUnit());
        into.computeIfAbsent(Fork.SCORE, name -> new ArrayList<>()).add(primary.getScore());
        result.getSecondaryResults()
                .forEach((name, value) ->
                        into.computeIfAbsent(name, absent -> new ArrayList<>()).add(value.getScore()));
    }

    private static List<Double> finite(List<Double> values) {
        return values.stream().filter(Double::isFinite).toList();
    }

    private static Unit unit(String jmh) {
        return switch (jmh) {
            case "ns/op" -> Unit.NANOSECONDS;
            case "ops/s" -> Unit.OPERATIONS_PER_SECOND;
            default -> throw new IllegalStateException("a benchmark reports base units, ns/op or ops/s, not " + jmh);
        };
    }

    private void keep(String text) {
        if (output.length() < MOST_OUTPUT) {
            output.append(text);
        }
    }

    @Override
    public void print(String text) {
        keep(text);
    }

    @Override
    public void println(String text) {
        keep(text + "\n");
    }

    @Override
    public void verbosePrintln(String text) {}

    @Override
    public void write(int b) {
        keep(String.valueOf((char) b));
    }

    @Override
    public void write(byte[] bytes) {
        keep(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void startRun() {}

    @Override
    public void endRun(Collection<RunResult> results) {}

    @Override
    public void startBenchmark(BenchmarkParams benchmark) {}

    @Override
    public void endBenchmark(BenchmarkResult result) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
