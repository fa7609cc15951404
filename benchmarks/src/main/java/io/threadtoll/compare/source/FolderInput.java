// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Verdicts;
import io.threadtoll.compare.Series;
import io.threadtoll.journal.ForkSeries;
import io.threadtoll.journal.Journal;
import io.threadtoll.journal.ResultFile;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.journal.RunSummary;
import io.threadtoll.journal.SeriesCollector;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Run;
import io.threadtoll.model.UsualMetric;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Reads a result folder for what a comparison wants of it. */
final class FolderInput {
    /** Ours have some 20 KB. */
    private static final int LONGEST_VERDICTS = 1 << 24;

    /** What a reader has to know of a run that made no fixed number of forks. */
    private static final String STOPPED =
            "its forks went where something was open, so cells have different numbers of them, and what was decided early"
                    + " seems a little further from its band than it is";

    private FolderInput() {}

    /**
     * What it holds of the usual metric, from its summary if it has one.
     *
     * @param cells gives the same one for equal ones: a thousand runs have the same few hundred
     */
    static Input usual(Path path, UnaryOperator<Cell> cells) {
        return RunSummary.read(ResultFolder.open(path))
                .map(summary -> input(path, summary.run(), summarised(summary, cells)))
                .orElseGet(() -> read(path, UsualMetric::mayBe).usual());
    }

    /** What its journal holds of some metrics. */
    static Input read(Path path, Predicate<String> metrics) {
        ResultFolder folder = ResultFolder.open(path);
        Run run = folder.run();
        return input(path, run, measured(folder, run, metrics));
    }

    private static Input input(Path path, Run run, List<ForkSeries> measured) {
        SortedMap<String, Environment> environments = new TreeMap<>();
        SortedMap<String, List<Judgement>> judgements = new TreeMap<>();
        Map<String, SortedMap<String, String>> modes = new HashMap<>();
        for (Jvm jvm : run.jvms()) {
            environments.put(jvm.label(), run.environment(jvm));
            judgements.put(jvm.label(), judgements(path, run.folderOf(jvm)));
        }
        return new Input(
                environments,
                judgements,
                run::codeOf,
                sorted(measured, run).stream()
                        .map(one -> Measured.of(one, modes.computeIfAbsent(one.mode(), FolderInput::settings)))
                        .toList(),
                run.plan().looks(),
                run.plan().looks().isPresent() ? List.of(STOPPED) : List.of());
    }

    private static SortedMap<String, String> settings(String mode) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(Series.MODE, mode)));
    }

    /**
     * The verdicts of a JVM; none where the file is not there, as of a run that was stopped.
     *
     * @param below the JVM's own folder in that of the run; empty where it has none
     */
    static List<Judgement> judgements(Path folder, String below) {
        Path file = folder.resolve(below + Verdicts.FILE);
        if (!below.isEmpty() && Files.isSymbolicLink(file.getParent())) {
            throw new BadResultException(file.getParent() + " is a symbolic link, not a folder");
        }
        if (!ResultFile.exists(file)) {
            return List.of();
        }
        String json = new String(ResultFile.bytes(file, LONGEST_VERDICTS), StandardCharsets.UTF_8);
        try {
            return Verdicts.fromJson(json);
        } catch (BadResultException e) {
            throw new BadResultException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<ForkSeries> measured(ResultFolder folder, Run run, Predicate<String> metrics) {
        SeriesCollector collector = new SeriesCollector(run);
        if (folder.hasJournal()) {
            Journal.read(folder.journal(), metrics, collector::add);
        }
        return collector.series();
    }

    private static List<ForkSeries> summarised(RunSummary summary, UnaryOperator<Cell> cells) {
        return summary.series().stream()
                .map(one -> one.of(summary.run().labelOf(one.jvm()), cells.apply(one.cell())))
                .toList();
    }

    /** The first JVM's first, and first copies before second ones: what comes first is what others are compared with. */
    private static List<ForkSeries> sorted(List<ForkSeries> measured, Run run) {
        List<String> labels = run.jvms().stream().map(Jvm::label).toList();
        return measured.stream()
                .sorted(Comparator.comparing((ForkSeries one) -> labels.indexOf(one.jvm()))
                        .thenComparing(ForkSeries::again))
                .toList();
    }
}
