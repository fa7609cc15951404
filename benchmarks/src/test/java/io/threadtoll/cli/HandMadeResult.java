// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.journal.Journal;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Interference;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Timing;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.WakeWithoutRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A result folder made by hand: a benchmark and a probe in two rounds. */
final class HandMadeResult {
    static final Cell FLOOR = Cell.of(HardwareFloor.class, "increment", Map.of(), 1);
    static final Cell PROBE = Cell.ofProbe(WakeWithoutRelease.ID);

    private HandMadeResult() {}

    static ResultFolder make(Path path) {
        ResultFolder folder = ResultFolder.create(path, run());
        try (Journal journal = Journal.open(folder.journal())) {
            for (int round = 0; round < 2; round++) {
                journal.add(fork(round, FLOOR, Map.of(Metric.SCORE, 0.5 + round / 10.0)));
                journal.add(fork(
                        round,
                        PROBE,
                        Map.of(
                                WakeWithoutRelease.TRIED, 50.0,
                                WakeWithoutRelease.WOKEN_WHILE_LOCKED, 50.0,
                                WakeWithoutRelease.TIMED_OUT_WHILE_LOCKED, 49.0)));
            }
        }
        return folder;
    }

    static Run run() {
        Timing timing = new Timing(1, 50, 1, 50);
        return new Run(
                Run.FORMAT,
                Instant.EPOCH,
                List.of("run", "HardwareFloor"),
                new Environment(
                        2,
                        new TreeMap<>(Map.of(
                                "jdk.feature",
                                String.valueOf(Runtime.version().feature()),
                                "cpu.model",
                                "made by hand"))),
                new Plan(
                        "HardwareFloor",
                        2,
                        7,
                        Jvm.ofPath(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        List.of(new PlannedCell(FLOOR, timing), new PlannedCell(PROBE, timing))),
                new TreeMap<>());
    }

    /** Every file of a folder with what is in it. */
    static Map<String, String> content(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toMap(
                    file -> file.getFileName().toString(), HandMadeResult::read, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a failed fork of a cell that no claim judges. */
    static void addFailed(ResultFolder folder) {
        try (Journal journal = Journal.open(folder.journal())) {
            journal.add(fork(1, FLOOR, Fork.Status.FAILED, "it burned", Map.of()));
        }
    }

    /** Adds a fork that recorded a histogram. */
    static void addRecorded(ResultFolder folder) {
        try (Journal journal = Journal.open(folder.journal())) {
            journal.add(Forks.recording(Forks.measured(FLOOR, 1.0), "service", 40, 7000));
        }
    }

    static Fork fork(int round, Cell cell, Map<Metric, Double> values) {
        return fork(round, cell, Fork.Status.MEASURED, "", values);
    }

    private static Fork fork(int round, Cell cell, Fork.Status status, String reason, Map<Metric, Double> values) {
        TreeMap<String, Sample> metrics = new TreeMap<>();
        values.forEach((metric, value) -> metrics.put(
                metric.name(),
                new Sample(metric.equals(Metric.SCORE) ? Unit.NANOSECONDS : metric.unit(), List.of(), List.of(value))));
        return new Fork(
                round,
                cell,
                cell.isProbe() ? "probe" : "avgt",
                Instant.EPOCH,
                2_000_000_000L,
                1_000_000_000L,
                status,
                reason,
                metrics,
                new Interference(0, 0, 0, Double.NaN),
                new TreeMap<>());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
