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

    /** What a fork costs beside its iterations: the start and end of a JVM, and JMH's own. */
    private static final long FORK_OVERHEAD_NS = 650_000_000L;

    public Plan {
        cells = List.copyOf(cells);
        if (rounds < 1) {
            throw new IllegalArgumentException("a plan has at least one round, not " + rounds);
        }
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
