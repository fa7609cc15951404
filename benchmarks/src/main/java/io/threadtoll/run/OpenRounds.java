// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Evidence;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.ForkId;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Looks;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.model.Run;
import io.threadtoll.probe.Probes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rounds of what is still open. At each look the claims are judged; the cells that no open one needs get no more forks, and
 * the run ends when all are decided, when the last look has been reached, or when another round would not fit into the budget.
 * The gate and the A/A control take part as long as there is a round: what drifts shows there.
 *
 * <p>What a round consists of follows from the forks of earlier rounds alone, so a run that goes on after a kill, in whatever
 * round, goes on as if nothing had happened.
 */
final class OpenRounds extends Rounds {
    private final Run run;
    private final Looks looks;
    private final List<Fork> made = new ArrayList<>();

    /** The claims that are open at a look, by JVM; each is asked for again and again. */
    private final Map<Integer, Map<Jvm, List<Claim>>> open = new HashMap<>();

    OpenRounds(Run run, Looks looks) {
        super(run.plan());
        this.run = run;
        this.looks = looks;
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
            return all(round);
        }
        Map<Jvm, List<Claim>> stillOpen = open.computeIfAbsent(look, this::openAt);
        if (stillOpen.values().stream().allMatch(List::isEmpty)) {
            return List.of();
        }
        List<PlannedFork> forks = needed(round, stillOpen);
        List<Fork> before = made.stream().filter(fork -> fork.round() < round).toList();
        return round >= base() && expectedNs(forks, before, 1) > looks.budgetNs() - wallNs(before) ? List.of() : forks;
    }

    /** Before so many rounds there is no interval, and the budget has to wait. */
    private int base() {
        return Math.min(Evidence.FEWEST_FORKS, looks.mostRounds());
    }

    private Map<Jvm, List<Claim>> openAt(int look) {
        List<Fork> then = made.stream().filter(fork -> fork.round() < look).toList();
        Map<Jvm, List<Claim>> found = new HashMap<>();
        for (Jvm jvm : run.jvms()) {
            Environment environment = run.on(jvm).environment();
            found.put(jvm, Claims.open(environment, plan.looks(), run.on(jvm, then)));
        }
        return found;
    }

    private List<PlannedFork> needed(int round, Map<Jvm, List<Claim>> stillOpen) {
        Machine machine = new Machine(run.environment().processors());
        Map<String, Set<Cell>> cells = new HashMap<>();
        stillOpen.forEach((jvm, claims) -> {
            Set<Cell> its = new HashSet<>();
            // Of some cells the two depths have different ones: a ramp goes further up.
            claims.forEach(
                    claim -> Stream.of(Claim.Depth.values()).forEach(depth -> its.addAll(claim.needs(machine, depth))));
            if (!claims.isEmpty()) {
                its.add(Evidence.GATE);
            }
            cells.put(jvm.label(), its);
        });
        Set<ForkId> told = told(round);
        return all(round).stream()
                .filter(fork -> fork.again()
                        || (cells.get(fork.jvm()).contains(fork.planned().cell())
                                && !told.contains(fork.id().in(0))))
                .toList();
    }

    /** The probes of which one fork says all, and that have it. */
    private Set<ForkId> told(int round) {
        return made.stream()
                .filter(fork ->
                        fork.round() < round && fork.status() == Fork.Status.MEASURED && needsOneFork(fork.cell()))
                .map(fork -> plan.idOf(fork).in(0))
                .collect(Collectors.toSet());
    }

    /**
     * How long these forks will probably take: as long as the longest of the same ones did so far.
     *
     * @param pace how many times as long as they should those take of which there was none
     */
    private long expectedNs(List<PlannedFork> forks, List<Fork> before, double pace) {
        Map<ForkId, Long> longest = new HashMap<>();
        before.forEach(fork -> longest.merge(plan.idOf(fork).in(0), fork.wallNs(), Math::max));
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
                look == 0 ? done + " forks" : decided(look),
                complete == 0 ? "" : "round " + complete);
    }

    /** All of the budget, unless what has to be made takes longer. */
    private long leftNs(int rounds) {
        List<PlannedFork> again = all(0).stream()
                .filter(fork -> !needsOneFork(fork.planned().cell()))
                .toList();
        long owedNs = expectedNs(owed(), made, pace()) + rounds * expectedNs(again, made, pace());
        return Math.max(looks.budgetNs() - wallNs(), owedNs);
    }

    private static boolean needsOneFork(Cell cell) {
        return cell.isProbe() && Probes.named(cell.probe()).needsOneFork();
    }

    private String decided(int look) {
        Map<Jvm, List<Claim>> stillOpen = open.computeIfAbsent(look, this::openAt);
        int claims = Claims.all().size() * run.jvms().size();
        long left = stillOpen.values().stream().mapToLong(List::size).sum();
        return (claims - left) + " of " + claims + " claims decided";
    }

    @Override
    public String extent() {
        return base() + " rounds of "
                + Stream.concat(plan.cells().stream(), plan.twice().stream()).count()
                + " cells, more where a claim is open";
    }
}
