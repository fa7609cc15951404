// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.claim.mutexes.FutexRace;
import io.threadtoll.model.Unit;
import io.threadtoll.report.page.Duels.Both;
import io.threadtoll.report.page.Duels.Duel;
import io.threadtoll.report.page.Duels.Lead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The answer to the question that most people come with, in a few lines: does a futex mutex in Java beat ReentrantLock here?
 *
 * @param answer the answer in a sentence
 * @param lines what it rests on
 */
public record Headline(String answer, List<Line> lines) {
    /**
     * One of the things that it rests on.
     *
     * @param name of what
     * @param text what is known of it
     */
    public record Line(String name, String text) {}

    /** The futex mutex that is meant. */
    private static final String LOCK = FutexRace.CHAMPION.name();

    public Headline {
        lines = List.copyOf(lines);
    }

    /** The answer by these duels; none where the two never met. */
    static Optional<Headline> of(Duels duels) {
        if (duels.isEmpty()) {
            return Optional.empty();
        }
        List<Line> lines = new ArrayList<>();
        duels.alone()
                .forEach(duel -> lines.add(
                        new Line("Alone", duel.number() + " times as fast: " + words(duel, "faster", "slower"))));
        if (!duels.contended().isEmpty()) {
            lines.add(new Line("Under contention", contended(duels.contended())));
        }
        fairness(duels.contended()).ifPresent(text -> lines.add(new Line("Fairness", text)));
        duels.tails()
                .forEach(duel -> lines.add(new Line(
                        "Longest waits",
                        duel.number() + " times ReentrantLock's 99.9th percentile with " + duel.conditions() + ": "
                                + words(duel, "longer", "shorter"))));
        return Optional.of(new Headline(answer(duels), lines));
    }

    private static String answer(Duels duels) {
        List<Duel> all = duels.throughput();
        long won = count(all, Lead.MORE);
        long lost = count(all, Lead.LESS);
        String throughput = won == all.size() && won > 0
                ? "Yes in throughput: " + LOCK + " is ahead in every condition measured"
                : lost == all.size() && lost > 0
                        ? "No: in throughput " + LOCK + " is behind in every condition measured"
                        : LOCK + " is surely ahead in throughput in " + won + " of " + all.size()
                                + " conditions, surely behind in " + lost + ", and in the others it can't be told yet";
        long longer = count(duels.tails(), Lead.MORE);
        long shorter = count(duels.tails(), Lead.LESS);
        String tail = duels.tails().isEmpty()
                ? "; how long it keeps threads waiting at worst was not measured."
                : longer > 0
                        ? "; but where threads queue its longest waits are longer than ReentrantLock's."
                        : shorter == duels.tails().size()
                                ? "; its longest waits are shorter too."
                                : "; whose longest waits are longer can't be told.";
        return throughput + tail;
    }

    private static String contended(List<Duel> duels) {
        var times = duels.stream().mapToDouble(duel -> duel.figure().estimate()).summaryStatistics();
        long more = count(duels, Lead.MORE);
        long less = count(duels, Lead.LESS);
        return "surely more in " + more + " of " + duels.size() + " conditions, surely less in " + less
                + (more + less == duels.size() ? "" : ", not told apart yet in " + (duels.size() - more - less))
                + "; the least is " + Unit.COUNT.format(times.getMin()) + " times as much, the most "
                + Unit.COUNT.format(times.getMax());
    }

    /** Jain's index, 1 being equal shares. */
    private static Optional<String> fairness(List<Duel> duels) {
        List<Both> both =
                duels.stream().flatMap(duel -> duel.fairness().stream()).toList();
        return both.isEmpty()
                ? Optional.empty()
                : Optional.of("Jain's index " + range(both, Both::futex) + " against ReentrantLock's "
                        + range(both, Both::rival) + "; 1 is an equal share for each thread");
    }

    private static String range(List<Both> both, ToDoubleFunction<Both> of) {
        var values = both.stream().mapToDouble(of).summaryStatistics();
        String least = Unit.COUNT.format(values.getMin());
        String most = Unit.COUNT.format(values.getMax());
        return least.equals(most) ? least : least + " to " + most;
    }

    private static String words(Duel duel, String more, String less) {
        return switch (duel.lead()) {
            case MORE -> more;
            case LESS -> less;
            case OPEN -> "can't be told apart yet";
        };
    }

    private static long count(List<Duel> duels, Lead lead) {
        return duels.stream().filter(duel -> duel.lead() == lead).count();
    }
}
