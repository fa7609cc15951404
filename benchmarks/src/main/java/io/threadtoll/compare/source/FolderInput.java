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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads a result folder for what a comparison wants of it. */
final class FolderInput {
    /** Ours have some 20 KB. */
    private static final int LONGEST_VERDICTS = 1 << 24;

    private FolderInput() {}

    static Input read(Path path, Predicate<String> metrics) {
        ResultFolder folder = ResultFolder.open(path);
        Run run = folder.run();
        SortedMap<String, Environment> environments = new TreeMap<>();
        SortedMap<String, List<Judgement>> judgements = new TreeMap<>();
        for (Jvm jvm : run.jvms()) {
            environments.put(jvm.label(), run.environment(jvm));
            judgements.put(jvm.label(), judgements(path.resolve(run.folderOf(jvm) + Verdicts.FILE)));
        }
        return new Input(environments, judgements, measured(folder, run, metrics));
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
                if (run.jvms().stream().noneMatch(known -> known.label().equals(jvm))) {
                    throw new BadResultException(folder.journal() + " has a fork on a JVM that run.json doesn't name.");
                }
                add(fork, jvm, values);
            });
        }
        return values.entrySet().stream()
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
