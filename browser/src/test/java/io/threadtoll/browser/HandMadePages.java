// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.browser;

import io.threadtoll.claim.Claims;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Interference;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Run;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The pages of runs that nobody would keep. */
final class HandMadePages {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final Interference QUIET = new Interference(0, 0, 1, Double.NaN);
    private static final long WALL_NS = 2_000_000_000;
    private static final long ITERATION_NS = 1_200_000_000;

    private HandMadePages() {}

    static Stream<TestedPage> all() {
        Run run = run(List.of("run"), Map.of("cpu.model", "Sample CPU @ 2.50GHz", "jdk.version", "17.0.15"));
        Cell cell = new Cell(
                "io.threadtoll.bench.uncontended.UncontendedLock.pair",
                new TreeMap<>(Map.of("mutex", "MONITOR", "padded", "true")),
                1);
        return Stream.of(
                page("tiny", run, List.of(measured(cell, Fork.SCORE))),
                page("empty", run(List.of(), Map.of()), List.of()),
                HostilePage.report(),
                HostilePage.comparison());
    }

    /** A run of nothing that is planned. */
    static Run run(List<String> command, Map<String, String> fields) {
        return new Run(
                Run.FORMAT,
                START,
                command,
                new Environment(2, new TreeMap<>(fields)),
                new Plan("quick", 1, 1, Jvm.ofPath("/usr/bin/java"), List.of()),
                new TreeMap<>());
    }

    /** A fork that measured one thing. */
    static Fork measured(Cell cell, String metric) {
        return fork(cell, Status.MEASURED, "", Map.of(metric, sample(Unit.NANOSECONDS)));
    }

    /** A fork that ended in this way. */
    static Fork fork(Cell cell, Status status, String reason, Map<String, Sample> metrics) {
        SortedMap<String, Sample> sorted = new TreeMap<>(metrics);
        return new Fork(
                0,
                cell,
                cell.isProbe() ? "probe" : "avgt",
                START,
                WALL_NS,
                ITERATION_NS,
                status,
                reason,
                sorted,
                QUIET,
                new TreeMap<>());
    }

    private static Sample sample(Unit unit) {
        return new Sample(unit, List.of(6.0), List.of(5.0, 5.25));
    }

    private static TestedPage page(String name, Run run, List<Fork> forks) {
        return TestedPage.of(name, run, Claims.judge(run, forks), forks);
    }
}
