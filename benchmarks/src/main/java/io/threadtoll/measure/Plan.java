// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What a run is going to measure.
 *
 * @param name the preset, or the benchmarks that were chosen
 * @param rounds how many forks each cell gets
 * @param seed decides the order of the cells in each round
 * @param jvm the {@code java} that the forks run on
 * @param cells what to measure, each with its timing
 */
public record Plan(String name, int rounds, long seed, String jvm, List<PlannedCell> cells) {
    /** A cell and how long one of its forks measures. */
    public record PlannedCell(Cell cell, Timing timing) {}

    /** The most rounds that a run can have. */
    public static final int MOST_ROUNDS = 10_000;

    /** The whole grid has some 3,500. With both at their most, the time of the plan still fits into 64 bits. */
    private static final int MOST_CELLS = 50_000;

    /** What a fork costs beside its iterations: the start and end of a JVM, and JMH's own. */
    private static final long FORK_OVERHEAD_NS = 650_000_000L;

    /**
     * A plan.
     *
     * @throws BadResultException if it has no round, or more of anything than can be carried out
     */
    public Plan {
        cells = List.copyOf(cells);
        Bounds.require("rounds of a plan", rounds, 1, MOST_ROUNDS);
        Bounds.require("cells of a plan", cells, MOST_CELLS);
    }

    /** The same cells in another number of rounds. */
    public Plan withRounds(int number) {
        return new Plan(name, number, seed, jvm, cells);
    }

    /** The cells in the order of a round: shuffled anew each time, so that the machine's drift spreads over all. */
    public List<PlannedCell> round(int round) {
        List<PlannedCell> order = new ArrayList<>(cells);
        Collections.shuffle(order, new Random(seed + round));
        return order;
    }

    /** How many forks the whole run has. */
    public int forks() {
        return rounds * cells.size();
    }

    /** How long one round should take, in ns. */
    public long roundNs() {
        return cells.stream().mapToLong(Plan::forkNs).sum();
    }

    /** How long the whole run should take, in ns. */
    public long expectedNs() {
        return rounds * roundNs();
    }

    /** How long one fork of a cell should take, in ns. */
    public static long forkNs(PlannedCell planned) {
        return FORK_OVERHEAD_NS + planned.timing().iterationNs();
    }
}
