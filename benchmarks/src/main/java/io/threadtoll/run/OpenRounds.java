// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.claim.Evidence;
import io.threadtoll.model.Fork;
import io.threadtoll.model.ForkId;
import io.threadtoll.model.Looks;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.model.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rounds of what is still open. At each look it is judged what is decided; what nothing open needs gets no more forks, and the
 * run ends when all is decided, when the last look has been reached, or when another round would not fit into the budget.
 *
 * <p>What a round consists of follows from the forks of earlier rounds alone, so a run that goes on after a kill, in whatever
 * round, goes on as if nothing had happened.
 */
final class OpenRounds extends Rounds {
    private final Looks looks;
    private final List<Openness.Judge> judges;
    private final List<Fork> made = new ArrayList<>();

    /** What is open at a look; it is asked for again and again. */
    private final Map<Integer, Openness> open = new HashMap<>();

    /** How many iterations a fork of each question has after a look. */
    private final Map<Integer, Map<String, Integer>> iterations = new HashMap<>();

    OpenRounds(Run run, Looks looks) {
        super(run.plan());
        this.looks = looks;
        Openness.Judge changes = new OpenChanges(run, looks);
        this.judges = looks.goal() == Looks.Goal.CHANGES
                ? List.of(changes)
                : run.jvms().size() > 1
                        ? List.of(new OpenClaims(run, looks), changes)
                        : List.of(new OpenClaims(run, looks));
    }

    @Override
    void added(Fork fork) {
        made.add(fork);
    }

    @Override
    List<PlannedFork> round(int round) {
        if (round >= looks.mostRounds()) {
            return List.of();
        }
        int look = looks.reached(round);
        if (look == 0) {
            return plan.forksOfRound(round);
        }
        Set<ForkId> needed = openAt(look).needed();
        List<PlannedFork> forks = plan.forksOfRound(round).stream()
                .filter(fork -> needed.contains(fork.id().in(0)))
                .map(fork -> timed(fork, look))
                .toList();
        List<Fork> before = before(round);
        return round >= base() && expectedNs(forks, before, 1) > looks.budgetNs() - wallNs(before) ? List.of() : forks;
    }

    /** Before so many rounds there is no interval, and the budget has to wait. */
    private int base() {
        return Math.min(Evidence.FEWEST_FORKS, looks.mostRounds());
    }

    private List<Fork> before(int round) {
        return made.stream().filter(fork -> fork.round() < round).toList();
    }

    /** As long as the rounds before that look say that forks of its question had better be. */
    private PlannedFork timed(PlannedFork fork, int look) {
        Map<String, Integer> iterations = look < base()
                ? Map.of()
                : this.iterations.computeIfAbsent(look, any -> Iterations.of(plan, before(look)));
        return new PlannedFork(fork.round(), fork.jvm(), Iterations.with(fork.planned(), iterations), fork.again());
    }

    private Openness openAt(int look) {
        return open.computeIfAbsent(look, this::judged);
    }

    /** What is open of all there is to decide, each part of which may plan with as much of the time as every other. */
    private Openness judged(int look) {
        List<Fork> then = before(look);
        long leftNs = (looks.budgetNs() - wallNs(then)) / judges.size();
        return judges.stream()
                .map(judge -> judge.at(look, then, leftNs))
                .reduce(Openness::and)
                .orElseThrow();
    }

    /**
     * How long these forks will probably take: as long as the longest of the same ones did so far.
     *
     * @param pace how many times as long as they should those take of which there was none
     */
    private long expectedNs(List<PlannedFork> forks, List<Fork> before, double pace) {
        Map<ForkId, Long> longest = plan.longestNs(before);
        return forks.stream()
                .mapToLong(fork -> longest.getOrDefault(
                        fork.id().in(0), Math.round(pace * fork.planned().expectedNs())))
                .sum();
    }

    private static long wallNs(List<Fork> forks) {
        return forks.stream().mapToLong(Fork::wallNs).sum();
    }

    @Override
    public Standing standing() {
        int complete = complete();
        boolean ended = next().isEmpty();
        int done = settled.size();
        int owed = owed().size();
        int look = Math.min(looks.reached(complete), looks.mostRounds());
        int rounds = Math.max(0, base() - 1 - complete);
        int forks = done + owed + (ended ? 0 : rounds * Math.max(1, done / Math.max(1, complete)));
        return new Standing(
                done,
                ended ? done : Math.max(done + 1, forks),
                ended ? 0 : leftNs(rounds),
                look == 0 ? done + " forks" : openAt(look).text() + " decided",
                complete == 0 ? "" : "round " + complete);
    }

    /** All of the budget or the rest of the rounds, whichever is shorter, unless what has to be made takes longer. */
    private long leftNs(int rounds) {
        List<PlannedFork> again = plan.forksOfRound(0).stream()
                .filter(fork -> !OpenClaims.needsOneFork(fork.planned().cell()))
                .toList();
        long owedNs = expectedNs(owed(), made, pace()) + rounds * expectedNs(again, made, pace());
        long restNs = (looks.mostRounds() - complete()) * expectedNs(lastBegun(), made, pace());
        return Math.max(owedNs, Math.min(looks.budgetNs() - wallNs(), restNs));
    }

    @Override
    public String extent() {
        return base() + " rounds of "
                + Stream.concat(plan.cells().stream(), plan.twice().stream()).count()
                + " cells, more where something is open";
    }
}
