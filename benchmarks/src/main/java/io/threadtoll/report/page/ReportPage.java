// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Section;
import io.threadtoll.journal.PackedFile;
import io.threadtoll.machine.Inherited;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import io.threadtoll.probe.coretocore.CoreToCore;
import io.threadtoll.report.BestLocks;
import io.threadtoll.report.CellRows;
import io.threadtoll.report.FigureText;
import io.threadtoll.report.LatencyRow;
import io.threadtoll.report.page.question.BindingCosts;
import io.threadtoll.report.page.question.Contended;
import io.threadtoll.report.page.question.Hops;
import io.threadtoll.report.page.question.LockAlone;
import io.threadtoll.report.page.question.LostUpdates;
import io.threadtoll.report.page.question.Tails;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the template of the report shows.
 *
 * @param headline the machine, the JVM and the day
 * @param basis what all of it rests on
 * @param answer to the question that most people come with; none where the run didn't ask
 * @param counts how many claims have each outcome; outcomes that none has are left out
 * @param claims the claims with their verdicts, by section
 * @param duels a futex mutex against ReentrantLock
 * @param threads what a thread is; none where the run didn't ask
 * @param charts a picture a question
 * @param bestLocks which lock is best where
 * @param cores what the distance of two CPUs costs
 * @param connections what connections cost
 * @param gil what more workers of a CPython do, and of Java under such a lock
 * @param questions what was measured
 * @param latencies what was recorded one by one
 * @param trust how far to trust it
 * @param raw the result, packed
 * @param run how it was measured
 * @param environment what it was measured on
 * @param warnings what of that changes what every JVM does
 */
public record ReportPage(
        List<Fact> headline,
        String basis,
        Optional<Headline> answer,
        List<Count> counts,
        List<ClaimEntry.Group> claims,
        Duels duels,
        Optional<ThreadSection> threads,
        Charts charts,
        List<BestLocks> bestLocks,
        CoreSection cores,
        ConnectionSection connections,
        GilSection gil,
        List<QuestionSection> questions,
        List<LatencyRow> latencies,
        Trust trust,
        List<PackedFile> raw,
        List<Fact> run,
        List<Fact> environment,
        List<String> warnings) {
    /**
     * The pictures of the benchmarks' questions; none of those that the run didn't ask.
     *
     * @param lostUpdates what races lose
     * @param alone what a lock costs that nobody else wants
     * @param contended what locks let through, and how evenly
     * @param tails what threads wait at worst
     * @param hops what a turn from thread to thread costs
     * @param binding what the way to the kernel costs
     */
    public record Charts(
            Optional<LostUpdates> lostUpdates,
            Optional<LockAlone> alone,
            Optional<Contended> contended,
            Optional<Tails> tails,
            Optional<Hops> hops,
            Optional<BindingCosts> binding) {
        static Charts of(List<Fork> forks) {
            return new Charts(
                    LostUpdates.of(forks),
                    LockAlone.of(forks),
                    Contended.of(forks),
                    Tails.of(forks),
                    Hops.of(forks),
                    BindingCosts.of(forks));
        }
    }

    /** How many claims have an outcome. */
    public record Count(Outcome outcome, long claims) {}

    static ReportPage of(
            Run run, List<Judgement> judgements, List<Fork> forks, List<Fork> copies, List<PackedFile> raw) {
        MeasuredCells measured = new MeasuredCells(run, forks);
        Duels duels = Duels.of(run, forks);
        return new ReportPage(
                RunFacts.headline(run),
                RunFacts.basis(forks),
                Headline.of(duels),
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
                groups(judgements, measured),
                duels,
                ThreadSection.of(run, judgements, forks),
                Charts.of(forks),
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
                Trust.of(run, judgements, forks, copies),
                List.copyOf(raw),
                RunFacts.of(run, forks),
                RunFacts.environment(run),
                Inherited.distorting(run.environment().fields()));
    }

    private static List<ClaimEntry.Group> groups(List<Judgement> judgements, MeasuredCells measured) {
        return Arrays.stream(Section.values())
                .map(section -> new ClaimEntry.Group(
                        section,
                        judgements.stream()
                                .filter(judgement -> judgement.section() == section)
                                .map(judgement -> ClaimEntry.of(judgement, measured))
                                .toList()))
                .filter(group -> !group.claims().isEmpty())
                .toList();
    }

    /** A claim with its verdict, where it was judged. */
    public Optional<Judgement> judgement(String id) {
        return claims.stream()
                .flatMap(group -> group.claims().stream())
                .map(ClaimEntry::judgement)
                .filter(judgement -> judgement.id().equals(id))
                .findFirst();
    }

    /** How many claims hold and fall, of the article's and of our own. */
    public String summary() {
        return Stream.of(false, true)
                .map(ours -> summary(ours ? "of our own " : "Of the article's claims ", ours))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; ", "", "."));
    }

    private String summary(String of, boolean ours) {
        Map<Outcome, Long> outcomes = claims.stream()
                .flatMap(group -> group.claims().stream())
                .map(ClaimEntry::judgement)
                .filter(judgement -> judgement.ours() == ours)
                .collect(Collectors.groupingBy(
                        judgement -> judgement.verdict().outcome(),
                        () -> new EnumMap<>(Outcome.class),
                        Collectors.counting()));
        return outcomes.isEmpty()
                ? ""
                : outcomes.entrySet().stream()
                        .map(count -> count.getValue() + " " + words(count.getKey()))
                        .collect(Collectors.joining(", ", of, ""));
    }

    /** The sign on a badge; none of what is not applicable, where it would read as a minus. */
    public static String sign(Outcome outcome) {
        return outcome == Outcome.NOT_APPLICABLE ? "" : FigureText.mark(outcome);
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
