// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.Fork;
import io.threadtoll.model.ForkId;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.PlannedFork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;

/**
 * A number of rounds that was fixed beforehand: one fork of each cell on each JVM in each of them. The order is shuffled anew
 * each time, so that the machine's drift spreads over all cells and JVMs alike.
 *
 * <p>A fork that was disturbed is made once more at once, and not a third time.
 */
final class FixedRounds implements Schedule {
    private final Plan plan;

    /** How long each fork of a round should take, in ns, by its identity in round 0. */
    private final Map<ForkId, Long> expectedNs = new HashMap<>();

    private final Set<ForkId> disturbed = new HashSet<>();

    /** Forks that need not be made any more. */
    private final Set<ForkId> settled = new HashSet<>();

    /** What may be owed of the rounds that have been begun. */
    private final Queue<PlannedFork> order = new ArrayDeque<>();

    private int begun;
    private long settledNs;
    private long wallNs;

    FixedRounds(Plan plan) {
        this.plan = plan;
        shuffled(0).forEach(fork -> expectedNs.put(fork.id(), fork.planned().expectedNs()));
    }

    @Override
    public Optional<PlannedFork> next() {
        while (true) {
            while (!order.isEmpty() && settled.contains(order.element().id())) {
                order.remove();
            }
            if (!order.isEmpty() || begun == plan.rounds()) {
                return Optional.ofNullable(order.peek());
            }
            order.addAll(shuffled(begun));
            begun++;
        }
    }

    @Override
    public void add(Fork fork) {
        ForkId id = plan.idOf(fork);
        Long expected = expectedNs.get(id.in(0));
        if (expected == null || id.round() >= plan.rounds()) {
            return;
        }
        wallNs += fork.wallNs();
        boolean owedOnceMore = fork.status() == Fork.Status.DISTURBED && disturbed.add(id);
        if (!owedOnceMore && settled.add(id)) {
            settledNs += expected;
        }
    }

    @Override
    public Standing standing() {
        int complete = next().map(PlannedFork::round).orElse(plan.rounds());
        int made = settled.size();
        int forks = plan.forks();
        return new Standing(
                made,
                forks,
                Math.round(pace() * (plan.expectedNs() - settledNs)),
                made + "/" + forks + " " + 100L * made / Math.max(1, forks) + " %",
                complete == 0 ? "" : "round " + complete + " of " + plan.rounds());
    }

    @Override
    public String extent() {
        return plan.rounds() + " rounds, " + plan.forks() + " forks";
    }

    /** How many times as long as they should the forks take here; those that were disturbed are part of it. */
    private double pace() {
        return settledNs == 0 ? 1 : (double) wallNs / settledNs;
    }

    private List<PlannedFork> shuffled(int round) {
        List<PlannedFork> forks = new ArrayList<>();
        for (Jvm jvm : plan.jvms()) {
            for (PlannedCell planned : plan.cells()) {
                forks.add(new PlannedFork(round, jvm.label(), planned, false));
            }
        }
        for (PlannedCell planned : plan.twice()) {
            forks.add(new PlannedFork(round, plan.jvms().get(0).label(), planned, true));
        }
        Collections.shuffle(forks, new Random(plan.seed() + round));
        return forks;
    }
}
