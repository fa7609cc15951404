// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.Fork;
import io.threadtoll.model.ForkId;
import io.threadtoll.model.Plan;
import io.threadtoll.model.PlannedFork;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;

/**
 * Rounds, in each of which every cell that takes part has one fork on each JVM, in the order of {@link Blocks}.
 *
 * <p>A fork that was disturbed is made once more at once, where it still is a neighbour of what it is held against, and a third
 * time at the end of the round, since what disturbs a machine often lasts a while; not a fourth time.
 */
abstract class Rounds implements Schedule {
    private static final int TRIES_AT_ONCE = 2;
    private static final int MOST_TRIES = 3;

    final Plan plan;

    /** How long each fork of a round should take, in ns, by its identity in round 0. */
    final Map<ForkId, Long> expectedNs = new HashMap<>();

    /** Forks that need not be made any more. */
    final Set<ForkId> settled = new HashSet<>();

    /** How often a fork was disturbed. */
    private final Map<ForkId, Integer> disturbed = new HashMap<>();

    /** What may be owed of the rounds that have been begun. */
    private final Queue<PlannedFork> order = new ArrayDeque<>();

    private List<PlannedFork> last = List.of();
    private int begun;
    private boolean ended;
    private long settledNs;
    private long wallNs;

    Rounds(Plan plan) {
        this.plan = plan;
        plan.forksOfRound(0)
                .forEach(fork -> expectedNs.put(fork.id(), fork.planned().expectedNs()));
    }

    /** The forks of a round; none where there is no such round any more. All forks of earlier rounds have been added. */
    abstract List<PlannedFork> round(int round);

    @Override
    public final Optional<PlannedFork> next() {
        while (true) {
            while (!order.isEmpty() && isSettled(order.element())) {
                order.remove();
            }
            if (!order.isEmpty() || ended) {
                return inTurn();
            }
            List<PlannedFork> forks = round(begun);
            ended = forks.isEmpty();
            last = forks;
            order.addAll(Blocks.ordered(forks, new Random(plan.seed() + begun), begun));
            begun++;
        }
    }

    @Override
    public final void add(Fork fork) {
        ForkId id = plan.idOf(fork);
        Long expected = expectedNs.get(id.in(0));
        if (expected == null || id.round() >= plan.rounds()) {
            return;
        }
        wallNs += fork.wallNs();
        boolean owedOnceMore =
                fork.status() == Fork.Status.DISTURBED && disturbed.merge(id, 1, Integer::sum) < MOST_TRIES;
        if (!owedOnceMore && settled.add(id)) {
            settledNs += expected;
        }
        added(fork);
    }

    private boolean isSettled(PlannedFork fork) {
        return settled.contains(fork.id());
    }

    /** The first of the order, but what was tried in vain at its own place comes behind all others. */
    private Optional<PlannedFork> inTurn() {
        Optional<PlannedFork> first = Optional.ofNullable(order.peek());
        return first.filter(this::isDisturbedTwice)
                .flatMap(any -> order.stream()
                        .filter(fork -> !isSettled(fork) && !isDisturbedTwice(fork))
                        .findFirst())
                .or(() -> first);
    }

    private boolean isDisturbedTwice(PlannedFork fork) {
        return disturbed.getOrDefault(fork.id(), 0) >= TRIES_AT_ONCE;
    }

    /** Takes note of a fork of the plan. */
    void added(Fork fork) {}

    /** How many rounds are complete. */
    final int complete() {
        Optional<PlannedFork> next = next();
        return next.isPresent() ? next.orElseThrow().round() : begun - 1;
    }

    /** All forks of the last round that has been begun. */
    final List<PlannedFork> lastBegun() {
        return last;
    }

    /** What is still owed of the rounds that have been begun. */
    final List<PlannedFork> owed() {
        return order.stream().filter(fork -> !isSettled(fork)).toList();
    }

    /** Of all forks so far, how long they should take. */
    final long settledNs() {
        return settledNs;
    }

    /** How long they took; those that were disturbed are part of it. */
    final long wallNs() {
        return wallNs;
    }

    /** How many times as long as they should the forks take here. */
    final double pace() {
        return settledNs == 0 ? 1 : (double) wallNs / settledNs;
    }
}
