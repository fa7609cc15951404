// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.claim.Verdicts;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.journal.RunSummary;
import io.threadtoll.model.Fork;
import io.threadtoll.model.ForkId;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.model.Run;
import io.threadtoll.run.Schedule;
import io.threadtoll.run.Standing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run that is killed and resumed, and what has to hold of it each time.
 *
 * @param results where its folder is, alone
 */
record KilledRun(Path results) {
    private static final int MOST_TRIES = 3;

    private static final int FEW = 6;

    /** Its folder, once it has begun. */
    Optional<ResultFolder> folder() {
        if (!Files.isDirectory(results)) {
            return Optional.empty();
        }
        try (Stream<Path> made = Files.list(results)) {
            return made.filter(path -> Files.exists(path.resolve("run.json")))
                    .findFirst()
                    .map(ResultFolder::new);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The finished lines of its journal. */
    List<String> lines() {
        Optional<Path> journal = folder().map(ResultFolder::journal).filter(Files::exists);
        try {
            String text = journal.isPresent() ? Files.readString(journal.get(), StandardCharsets.UTF_8) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether every fork is made. */
    boolean isMeasured() {
        return missing() == 0;
    }

    /** Whether it takes only a few seconds until every fork is made. */
    boolean isNearlyMeasured() {
        return missing() <= FEW;
    }

    private int missing() {
        return folder().map(folder -> {
                    Standing standing =
                            Schedule.of(folder.run(), folder.forks()).standing();
                    return standing.forks() - standing.made();
                })
                .orElse(Integer.MAX_VALUE);
    }

    /** What it holds after a kill can be read, judged and, where it was written, shown. */
    void requireReadable() {
        ResultFolder folder = folder().orElseThrow();
        require(folder.forks().size() == lines().size(), "a line is not a fork");
        CommandRun judge = CommandRun.of("judge", folder.path().toString());
        require(judge.exit() == 0 && judge.err().isEmpty(), "judge: " + judge);
        requireWhole(folder.path().resolve("report.html"), "</html>");
        requireWhole(folder.path().resolve("jmh.json"), "]");
        requireWhole(folder.path().resolve(Verdicts.FILE), "}");
    }

    /** Each fork once, a disturbed one again, and everything written. */
    void requireComplete() throws IOException {
        requireReadable();
        ResultFolder folder = folder().orElseThrow();
        Run run = folder.run();
        Map<ForkId, List<Fork>> made = folder.forks().stream().collect(Collectors.groupingBy(run.plan()::idOf));
        require(
                run.plan().looks().isPresent() || made.size() == run.plan().forks(),
                "planned " + run.plan().forks() + ", made " + made.keySet());
        made.forEach((id, forks) -> {
            long disturbed = forks.stream()
                    .takeWhile(fork -> fork.status() == Fork.Status.DISTURBED)
                    .count();
            require(forks.size() == Math.min(disturbed + 1, MOST_TRIES), id + " was made " + forks.size() + " times");
        });
        requireInOrder(run, folder.forks());
        try (Stream<Path> files = Files.list(folder.path())) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            require(
                    names.equals(List.of(
                            "jmh.json", "journal.jsonl", "report.html", "run.json", RunSummary.FILE, Verdicts.FILE)),
                    "its folder has " + names);
        }
    }

    /** The forks are those that the schedule of a run that was never killed asks for, in its order. */
    private static void requireInOrder(Run run, List<Fork> forks) {
        Schedule schedule = Schedule.of(run, List.of());
        for (Fork fork : forks) {
            ForkId next = schedule.next().map(PlannedFork::id).orElse(null);
            require(run.plan().idOf(fork).equals(next), "made " + run.plan().idOf(fork) + " instead of " + next);
            schedule.add(fork);
        }
        require(schedule.next().isEmpty(), "it has not ended");
    }

    static void require(boolean held, String what) {
        if (!held) {
            throw new IllegalStateException(what);
        }
    }

    private static void requireWhole(Path file, String end) {
        try {
            require(!Files.exists(file) || Files.readString(file).strip().endsWith(end), file + " is cut off");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
