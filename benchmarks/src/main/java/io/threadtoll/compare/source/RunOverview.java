// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.journal.Journal;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Run;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A run in a line.
 *
 * @param path its folder
 * @param startedAt when it was started
 * @param cpu the model of the CPU
 * @param processors CPUs it could use
 * @param kernel the kernel's release
 * @param jdks the version of each of its JDKs
 * @param plan what it measures
 * @param made forks made so far, disturbed ones and their second ones too
 * @param planned forks of the plan; 0 where that depends on what is decided
 * @param verdicts how often each outcome comes in its verdicts, on all JVMs together; empty where none was given
 */
public record RunOverview(
        String path,
        Instant startedAt,
        String cpu,
        int processors,
        String kernel,
        List<String> jdks,
        String plan,
        long made,
        int planned,
        Map<Outcome, Integer> verdicts) {
    public RunOverview {
        jdks = List.copyOf(jdks);
        verdicts = Collections.unmodifiableMap(verdicts);
    }

    /** How many verdicts are this one. */
    public int count(Outcome outcome) {
        return verdicts.getOrDefault(outcome, 0);
    }

    /** Of the run in a folder. */
    static RunOverview of(Path path) {
        ResultFolder folder = ResultFolder.open(path);
        Run run = folder.run();
        Environment environment = run.environment();
        Map<Outcome, Integer> verdicts = new EnumMap<>(Outcome.class);
        for (Jvm jvm : run.jvms()) {
            for (Judgement judgement : FolderInput.judgements(path, run.folderOf(jvm))) {
                verdicts.merge(judgement.verdict().outcome(), 1, Integer::sum);
            }
        }
        return new RunOverview(
                path.toString(),
                run.startedAt(),
                environment.field("cpu.model"),
                environment.processors(),
                environment.field("kernel.release"),
                run.jvms().stream()
                        .map(jvm -> run.environment(jvm).field("jdk.version"))
                        .toList(),
                run.plan().name(),
                folder.hasJournal() ? Journal.count(folder.journal()) : 0,
                run.plan().looks().isPresent() ? 0 : run.plan().forks(),
                verdicts);
    }
}
