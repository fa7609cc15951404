// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.journal.Journal;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Interference;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.model.Run;
import io.threadtoll.model.Timing;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Real forks of 100 ms in one round, and what a listener was told of them. */
final class ShortRun implements RunListener {
    private static final Timing SHORT = new Timing(1, 50, 1, 50);

    final List<Cell> started = new ArrayList<>();
    final List<Fork> finished = new ArrayList<>();
    private final Path folder;
    private Schedule schedule;

    ShortRun(Path folder) {
        this.folder = folder;
    }

    Path journal() {
        return folder.resolve("journal.jsonl");
    }

    /** Runs the cells that aren't made yet; gives what the journal holds then. */
    List<Fork> of(List<Fork> made, Cell... cells) {
        try (Journal journal = Journal.open(journal())) {
            conductor(java(), made, cells).run(journal);
        }
        return Journal.read(journal());
    }

    Conductor conductor(String java, List<Fork> made, Cell... cells) {
        List<PlannedCell> planned =
                Stream.of(cells).map(cell -> new PlannedCell(cell, SHORT)).toList();
        Jvm jvm = new Jvm(
                "jdk",
                java,
                new TreeMap<>(
                        Map.of("jdk.feature", String.valueOf(Runtime.version().feature()))));
        schedule = Runs.schedule(new Plan("test", 1, 7, jvm, planned), made);
        return new Conductor(List.of(jvm), schedule, this);
    }

    /** How far the schedule of the last conductor has come. */
    Standing standing() {
        return schedule.standing();
    }

    static Run run(Plan plan) {
        return new Run(
                Run.FORMAT, Instant.EPOCH, List.of(), new Environment(2, new TreeMap<>()), plan, new TreeMap<>());
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** A fork of the first round. */
    static Fork fork(Cell cell, Status status) {
        return new Fork(
                0,
                cell,
                "",
                Instant.EPOCH,
                1,
                1,
                status,
                "",
                new TreeMap<>(),
                new Interference(0, 0, 0, Double.NaN),
                new TreeMap<>());
    }

    @Override
    public void starting(PlannedFork fork) {
        started.add(fork.planned().cell());
    }

    @Override
    public void finished(Fork fork) {
        finished.add(fork);
    }
}
