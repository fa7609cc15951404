// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.machine.Inherited;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import io.threadtoll.probe.coretocore.CoreToCore;
import io.threadtoll.report.BestLocks;
import io.threadtoll.report.CellRows;
import io.threadtoll.report.FigureText;
import io.threadtoll.report.LatencyRow;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the template of the report shows.
 *
 * @param headline the machine, the JVM and the day
 * @param counts how many claims have each outcome; outcomes that none has are left out
 * @param judgements the claims with their verdicts
 * @param threads what a thread is; none where the run didn't ask
 * @param bestLocks which lock is best where
 * @param cores what the distance of two CPUs costs
 * @param connections what connections cost
 * @param gil what more workers of a CPython do, and of Java under such a lock
 * @param questions what was measured
 * @param latencies what was recorded one by one
 * @param run how it was measured
 * @param environment what it was measured on
 * @param warnings what of that changes what every JVM does
 */
public record ReportPage(
        List<Fact> headline,
        List<Count> counts,
        List<Judgement> judgements,
        Optional<ThreadSection> threads,
        List<BestLocks> bestLocks,
        CoreSection cores,
        ConnectionSection connections,
        GilSection gil,
        List<QuestionSection> questions,
        List<LatencyRow> latencies,
        List<Fact> run,
        List<Fact> environment,
        List<String> warnings) {
    /** How many claims have an outcome. */
    public record Count(Outcome outcome, long claims) {}

    static ReportPage of(Run run, List<Judgement> judgements, List<Fork> forks) {
        return new ReportPage(
                RunFacts.headline(run),
                Arrays.stream(Outcome.values())
                        .map(outcome -> new Count(
                                outcome,
                                FigureText.count(
                                        judgements.stream()
                                                .map(Judgement::verdict)
                                                .toList(),
                                        outcome)))
                        .filter(count -> count.claims() > 0)
                        .toList(),
                List.copyOf(judgements),
                ThreadSection.of(run, judgements, forks),
                BestLocks.of(forks),
                CoreSection.of(run, forks),
                ConnectionSection.of(run, forks),
                GilSection.of(forks),
                CellRows.of(forks.stream()
                                .filter(fork -> !CoreToCore.hasMeasured(fork))
                                .toList())
                        .entrySet()
                        .stream()
                        .map(question -> QuestionSection.of(question.getKey(), question.getValue()))
                        .toList(),
                LatencyRow.of(forks),
                RunFacts.of(run, forks),
                RunFacts.environment(run),
                Inherited.distorting(run.environment().fields()));
    }

    /** An outcome as the words on its badge. */
    public static String words(Outcome outcome) {
        return FigureText.words(outcome);
    }

    /** The style class of an outcome. */
    public static String style(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
