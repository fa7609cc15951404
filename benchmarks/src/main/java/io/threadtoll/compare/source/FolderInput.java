// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Verdicts;
import io.threadtoll.compare.source.Measured.What;
import io.threadtoll.measure.BadResultException;
import io.threadtoll.measure.Environment;
import io.threadtoll.measure.Fork;
import io.threadtoll.measure.ForkMeans;
import io.threadtoll.measure.JournalScan;
import io.threadtoll.measure.Jvm;
import io.threadtoll.measure.ResultFile;
import io.threadtoll.measure.ResultFolder;
import io.threadtoll.measure.Run;
import io.threadtoll.measure.RunSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Reads a result folder for what a comparison wants of it. */
final class FolderInput {
    /** Ours have some 20 KB. */
    private static final int LONGEST_VERDICTS = 1 << 24;

    private FolderInput() {}

    /** What it holds of the metrics that a summary has, from there if it can be. */
    static Input usual(Path path) {
        return read(
                path,
                (folder, run) -> RunSummary.read(folder)
                        .map(summary -> summarised(summary, run))
                        .orElseGet(() -> measured(folder, run, RunSummary::holds)));
    }

    static Input read(Path path, Predicate<String> metrics) {
        return read(path, (folder, run) -> measured(folder, run, metrics));
    }

    private static Input read(Path path, BiFunction<ResultFolder, Run, List<Measured>> reading) {
        ResultFolder folder = ResultFolder.open(path);
        Run run = folder.run();
        SortedMap<String, Environment> environments = new TreeMap<>();
        SortedMap<String, List<Judgement>> judgements = new TreeMap<>();
        for (Jvm jvm : run.jvms()) {
            environments.put(jvm.label(), run.environment(jvm));
            judgements.put(jvm.label(), judgements(path.resolve(run.folderOf(jvm) + Verdicts.FILE)));
        }
        return new Input(environments, judgements, reading.apply(folder, run));
    }

    /** None where the file is not there: a run that was stopped has no verdicts. */
    static List<Judgement> judgements(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        String json = new String(ResultFile.bytes(file, LONGEST_VERDICTS), StandardCharsets.UTF_8);
        try {
            return Verdicts.fromJson(json);
        } catch (BadResultException e) {
            throw new BadResultException(file + ": " + e.getMessage(), e);
        }
    }

    private static List<Measured> measured(ResultFolder folder, Run run, Predicate<String> metrics) {
        Map<What, Values> values = new LinkedHashMap<>();
        if (Files.exists(folder.journal())) {
            JournalScan.read(folder.journal(), metrics, fork -> {
                String jvm = run.labelOf(fork.jvm());
                requireKnown(jvm, run, folder.journal());
                add(fork, jvm, values);
            });
        }
        return measured(values, run);
    }

    private static List<Measured> summarised(RunSummary summary, Run run) {
        Map<What, Values> values = new LinkedHashMap<>();
        for (RunSummary.Series series : summary.series()) {
            requireKnown(series.jvm(), run, Path.of(RunSummary.FILE));
            What what = new What(series.jvm(), series.again(), series.cell(), series.mode(), series.metric());
            Values forks = values.computeIfAbsent(what, any -> new Values(series.unit()));
            for (int i = 0; i < series.rounds().size(); i++) {
                forks.add(
                        series.rounds().get(i),
                        series.values().get(i),
                        series.drifts().get(i));
            }
        }
        return measured(values, run);
    }

    private static void requireKnown(String jvm, Run run, Path file) {
        if (run.jvms().stream().noneMatch(known -> known.label().equals(jvm))) {
            throw new BadResultException(file + " has a fork on a JVM that run.json doesn't name.");
        }
    }

    /** The first JVM's first, and first copies before second ones: what comes first is what others are compared with. */
    private static List<Measured> measured(Map<What, Values> values, Run run) {
        List<String> labels = run.jvms().stream().map(Jvm::label).toList();
        return values.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<What, Values> entry) ->
                                labels.indexOf(entry.getKey().jvm()))
                        .thenComparing(entry -> entry.getKey().again()))
                .map(entry -> entry.getValue()
                        .measured(entry.getKey(), run.codeOf(entry.getKey().cell()), List.of()))
                .toList();
    }

    private static void add(ForkMeans fork, String jvm, Map<What, Values> values) {
        if (fork.status() == Fork.Status.MEASURED) {
            fork.means().forEach((metric, mean) -> {
                if (Double.isFinite(mean.value())) {
                    What what = new What(jvm, fork.again(), fork.cell(), fork.mode(), metric);
                    values.computeIfAbsent(what, any -> new Values(mean.unit()))
                            .add(fork.round(), mean.value(), mean.drift());
                }
            });
        }
    }
}
