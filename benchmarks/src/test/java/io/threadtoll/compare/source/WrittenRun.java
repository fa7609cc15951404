// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.journal.Journal;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Timing;
import io.threadtoll.model.Unit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** A result folder that is written by hand, of a run on two JVMs. */
public final class WrittenRun {
    private static final String BENCHMARK = "io.threadtoll.bench.contention.ContendedLock.";

    private final Path path;
    private final List<Fork> forks = new ArrayList<>();
    private final SortedMap<String, Sample> others = new TreeMap<>();
    private Instant startedAt = Forks.START;
    private String method = "pass";
    private String mode = "avgt";
    private String jvm = "jdk17";
    private boolean again;

    private WrittenRun(Path path) {
        this.path = path;
    }

    /** An empty one. */
    public static WrittenRun at(Path path) {
        return new WrittenRun(path);
    }

    /** When it started. */
    public WrittenRun started(String time) {
        startedAt = Instant.parse(time);
        return this;
    }

    /** What follows ran on another JVM. */
    public WrittenRun on(String label) {
        jvm = label;
        return this;
    }

    /** What follows is of the second copy of an A/A pair. */
    public WrittenRun again() {
        again = true;
        return this;
    }

    /** What follows was measured in another mode. */
    public WrittenRun in(String other) {
        mode = other;
        return this;
    }

    /** What follows is of another method. */
    public WrittenRun of(String other) {
        method = other;
        return this;
    }

    /** What follows has another metric beside its score. */
    public WrittenRun with(String metric, double... values) {
        others.put(metric, sample(Unit.ofMetric(metric), values));
        return this;
    }

    /** What follows hasn't. */
    public WrittenRun without(String metric) {
        others.remove(metric);
        return this;
    }

    /** A fork that counts. */
    public WrittenRun measured(int round, double... iterations) {
        return fork(round, Fork.Status.MEASURED, "", iterations);
    }

    /** A fork that doesn't. */
    public WrittenRun disturbed(int round, double... iterations) {
        return fork(round, Fork.Status.DISTURBED, "busy", iterations);
    }

    /** A fork without a figure. */
    public WrittenRun failed(int round) {
        return fork(round, Fork.Status.FAILED, "it burned");
    }

    /** Writes it. */
    public ResultFolder folder() {
        ResultFolder folder = ResultFolder.create(path, run());
        try (Journal journal = Journal.open(folder.journal())) {
            forks.forEach(journal::add);
        }
        return folder;
    }

    private Run run() {
        return new Run(
                Run.FORMAT,
                startedAt,
                List.of("run", "ContendedLock"),
                new Environment(2, new TreeMap<>(Map.of("cpu.model", "made by hand", "kernel.release", "6.1"))),
                new Plan(
                        "by hand",
                        4,
                        7,
                        List.of(jvm("jdk17", "17.0.2"), jvm("jdk25", "25.0.1")),
                        List.of(new PlannedCell(cell(), new Timing(1, 1, 1, 1))),
                        List.of()),
                new TreeMap<>(Map.of(BENCHMARK + "pass", "c0de", Run.codeKey("mutex", "FAIR"), "10cc")));
    }

    private static Jvm jvm(String label, String version) {
        return new Jvm(
                label,
                "/usr/bin/java",
                new TreeMap<>(Map.of("jdk.version", version, "jdk.feature", label.substring(3))));
    }

    private Cell cell() {
        return new Cell(BENCHMARK + method, new TreeMap<>(Map.of("mutex", "FAIR")), 2);
    }

    private WrittenRun fork(int round, Fork.Status status, String reason, double... iterations) {
        SortedMap<String, Sample> metrics = new TreeMap<>();
        if (iterations.length > 0) {
            metrics.putAll(others);
            metrics.put(Fork.SCORE, sample(Unit.NANOSECONDS, iterations));
        }
        forks.add(new Fork(
                round,
                cell(),
                mode,
                startedAt,
                2_000_000_000L,
                1_000_000_000L,
                status,
                reason,
                metrics,
                Forks.QUIET,
                new TreeMap<>(),
                jvm,
                again));
        return this;
    }

    private static Sample sample(Unit unit, double... values) {
        return new Sample(unit, List.of(), DoubleStream.of(values).boxed().toList());
    }
}
