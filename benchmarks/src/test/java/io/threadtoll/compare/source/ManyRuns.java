// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.claim.Band;
import io.threadtoll.claim.CountedBy;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Verdict;
import io.threadtoll.claim.Verdicts;
import io.threadtoll.journal.Json;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.journal.RunSummary;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Interference;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Timing;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Writes a folder of runs such as a fleet has, for measuring how fast they are listed and compared: no test, and run by
 * {@code results/trials/many-runs.sh}. Lines have the metrics, iterations and length (2.3 KB) of a contended lock's in a real
 * journal; the numbers are random, the same for the same seed.
 *
 * <p>Arguments: the folder, which must not be there, and how many runs, cells and rounds; 1000, 200 and 6 take 3 GB.
 */
public final class ManyRuns {
    private static final int MEGABYTE = 1 << 20;
    private static final int CLAIMS = 30;
    private static final Timing TIMING = new Timing(2, 100, 4, 180);
    private static final List<String> METRICS = List.of(
            "cpuPerOpNs",
            "fairnessFraction",
            "futexWaitsPerOp",
            "futexWakesPerOp",
            "idleFraction",
            "involuntarySwitchesPerOp",
            "largestShareFraction",
            "operations",
            "score",
            "slowPathsPerOp",
            "smallestShareFraction",
            "voluntarySwitchesPerOp",
            "wallPerOpNs");

    private ManyRuns() {}

    /** Writes them. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectory(Path.of(args[0]));
        int cells = Integer.parseInt(args[2]);
        int rounds = Integer.parseInt(args[3]);
        IntStream.range(0, Integer.parseInt(args[1]))
                .parallel()
                .forEach(number -> write(folder, number, cells, rounds));
    }

    private static void write(Path parent, int number, int cells, int rounds) {
        List<PlannedCell> planned = IntStream.range(0, cells)
                .mapToObj(cell -> new PlannedCell(cell(cell), TIMING))
                .toList();
        Run run = run(number, new Plan("standard", rounds, number, List.of(jvm()), planned, List.of()));
        ResultFolder folder = ResultFolder.create(parent.resolve("run-%04d".formatted(number)), run);
        folder.write(Verdicts.FILE, Verdicts.toJson(judgements()));
        SplittableRandom random = new SplittableRandom(number);
        List<Fork> forks = new ArrayList<>();
        try (OutputStream journal = Files.newOutputStream(folder.journal())) {
            byte[] newline = {'\n'};
            for (int round = 0; round < rounds; round++) {
                for (PlannedCell each : planned) {
                    Fork fork = fork(round, each.cell(), random);
                    forks.add(fork);
                    journal.write(Json.MAPPER.writeValueAsBytes(fork));
                    journal.write(newline);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RunSummary.write(folder, run, forks);
    }

    private static Fork fork(int round, Cell cell, SplittableRandom random) {
        SortedMap<String, Sample> metrics = new TreeMap<>();
        double level = cell.hashCode() % 1000 + 2000;
        METRICS.forEach(name -> metrics.put(
                name,
                new Sample(
                        name.equals(Fork.SCORE) ? Unit.OPERATIONS_PER_SECOND : Unit.ofMetric(name),
                        values(2, level, random),
                        values(4, level, random))));
        return new Fork(
                round,
                cell,
                "thrpt",
                Forks.START,
                1_500_000_000L + random.nextInt(MEGABYTE),
                920_000_000L,
                Fork.Status.MEASURED,
                "",
                metrics,
                new Interference(0, random.nextDouble() / 100, 1.25, random.nextDouble()),
                new TreeMap<>(),
                "jdk17",
                false);
    }

    private static List<Double> values(int count, double level, SplittableRandom random) {
        return random.doubles(count, 0.98, 1.02)
                .map(factor -> factor * level)
                .boxed()
                .toList();
    }

    private static Cell cell(int number) {
        return new Cell(
                "io.threadtoll.bench.contention.ContendedLock.pass",
                new TreeMap<>(Map.of(
                        "insideNs",
                        String.valueOf(number / 40 * 100),
                        "mutex",
                        "KIND_NUMBER_" + number % 10,
                        "outsideNs",
                        "0",
                        "placement",
                        List.of("SPREAD", "PACKED", "FREE", "NONE").get(number / 10 % 4))),
                2);
    }

    private static Run run(int number, Plan plan) {
        SortedMap<String, String> fields = new TreeMap<>(Map.of(
                "cpu.model", "Generated", "kernel.release", "6." + number % 7, "os.name", "Linux", "os.arch", "amd64"));
        IntStream.range(0, 30).forEach(i -> fields.put("field.number" + i, "some value of a field, " + i));
        return new Run(
                Run.FORMAT,
                Forks.START.plusSeconds(number),
                List.of("run", "ContendedLock"),
                new Environment(2, fields),
                plan,
                new TreeMap<>(Map.of("io.threadtoll.bench.contention.ContendedLock.pass", "0123456789abcdef")));
    }

    private static Jvm jvm() {
        return new Jvm(
                "jdk17",
                "/usr/bin/java",
                new TreeMap<>(Map.of("jdk.version", "17.0.15", "jdk.feature", "17", "jdk.vm.name", "Generated")));
    }

    private static List<Judgement> judgements() {
        return IntStream.range(0, CLAIMS)
                .mapToObj(i -> new Judgement(
                        "claim-" + i,
                        Section.MUTEXES,
                        i % 2 == 0,
                        "Something that is said of threads, number " + i + ".",
                        new Verdict(
                                i % 4 == 0 ? Outcome.INCONCLUSIVE : Outcome.REPRODUCED,
                                List.of(Figure.of("a pair", Unit.NANOSECONDS, new Interval(1, i, 2 * i))
                                        .within(Band.atMost(100))),
                                "all forks say so",
                                List.of(
                                        EvidenceRow.note("one detail", "another"),
                                        EvidenceRow.note("another", "detail")),
                                CountedBy.NOBODY)))
                .toList();
    }
}
