// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run is going to measure.
 *
 * @param name the preset, or the benchmarks that were chosen
 * @param rounds how many forks each cell gets on each JVM
 * @param seed decides the order of the forks in each round
 * @param jvms the JVMs that the forks run on, at least one; before format 3 the path of the only one
 * @param cells what to measure, each with its timing
 * @param twice cells that the first JVM measures twice, as if it were two: the A/A control. None before format 3
 * @param lookRounds the rounds of its {@link #looks}, so that {@code rounds} are only the most that a cell can get; none where
 *     every cell gets all of them, as always before format 4
 * @param lookError their error; 0 where there are none
 * @param lookForChanges whether their goal is {@link Looks.Goal#CHANGES}
 * @param lookCol what is compared then, {@link Looks#col}
 * @param budgetNs their budget in ns; 0 where there are none
 */
public record Plan(
        String name,
        int rounds,
        long seed,

        @JsonAlias("jvm") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Jvm> jvms,

        List<PlannedCell> cells,

        @JsonSetter(nulls = Nulls.AS_EMPTY) List<PlannedCell> twice,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Integer> lookRounds,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        double lookError,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean lookForChanges,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        String lookCol,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        long budgetNs) {
    /** A cell and how long one of its forks measures. */
    public record PlannedCell(Cell cell, Timing timing) {
        /** What a fork costs beside its iterations: the start and end of a JVM, and JMH's own. */
        private static final long FORK_OVERHEAD_NS = 650_000_000L;

        /** How long one fork should take, in ns. */
        public long expectedNs() {
            return FORK_OVERHEAD_NS + timing.iterationNs();
        }
    }

    /** The most rounds that a run can have. */
    public static final int MOST_ROUNDS = 10_000;

    private static final int MOST_JVMS = 100;

    /** The whole grid has some 35,000 for each JVM. Each at its longest, their time in ns still fits into 64 bits. */
    private static final int MOST_FORKS = 1_000_000;

    /**
     * A plan.
     *
     * @throws BadResultException if it has no round, or more of anything than can be carried out
     */
    public Plan {
        jvms = List.copyOf(jvms);
        cells = List.copyOf(cells);
        twice = List.copyOf(twice);
        lookRounds = List.copyOf(lookRounds);
        if (!lookRounds.isEmpty()
                && looks(lookRounds, lookError, lookForChanges, lookCol, budgetNs)
                                .mostRounds()
                        != rounds) {
            throw new BadResultException("a plan has as many rounds as its last look, not " + rounds);
        }
        Bounds.require("rounds of a plan", rounds, 1, MOST_ROUNDS);
        Bounds.require("JVMs of a plan", jvms.size(), 1, MOST_JVMS);
        Bounds.require(
                "forks of a plan", (long) rounds * (jvms.size() * (long) cells.size() + twice.size()), 0, MOST_FORKS);
        if (jvms.stream().map(Jvm::label).distinct().count() < jvms.size()) {
            throw new IllegalArgumentException("each JVM of a plan has a label of its own");
        }
    }

    /** A plan whose every cell gets all rounds. */
    public Plan(String name, int rounds, long seed, List<Jvm> jvms, List<PlannedCell> cells, List<PlannedCell> twice) {
        this(name, rounds, seed, jvms, cells, twice, List.of(), 0, false, "", 0);
    }

    /** A plan for one JVM without an A/A control. */
    public Plan(String name, int rounds, long seed, Jvm jvm, List<PlannedCell> cells) {
        this(name, rounds, seed, List.of(jvm), cells, List.of());
    }

    /** The same plan, looked at now and then. */
    public Plan with(Looks when) {
        return new Plan(
                name,
                when.mostRounds(),
                seed,
                jvms,
                cells,
                twice,
                when.rounds(),
                when.error(),
                when.goal() == Looks.Goal.CHANGES,
                when.col(),
                when.budgetNs());
    }

    private static Looks looks(List<Integer> rounds, double error, boolean forChanges, String col, long budgetNs) {
        return new Looks(rounds, error, forChanges ? Looks.Goal.CHANGES : Looks.Goal.CLAIMS, col, budgetNs);
    }

    /** When it is looked at what there is; empty where every cell gets all rounds. */
    public Optional<Looks> looks() {
        return lookRounds.isEmpty()
                ? Optional.empty()
                : Optional.of(looks(lookRounds, lookError, lookForChanges, lookCol, budgetNs));
    }

    /** The same cells on other JVMs. */
    Plan withJvms(List<Jvm> others) {
        return new Plan(
                name, rounds, seed, others, cells, twice, lookRounds, lookError, lookForChanges, lookCol, budgetNs);
    }

    /** One fork of each cell on each JVM, and those of the second copies. */
    public List<PlannedFork> forksOfRound(int round) {
        List<PlannedFork> forks = new ArrayList<>();
        for (Jvm jvm : jvms) {
            cells.forEach(planned -> forks.add(new PlannedFork(round, jvm.label(), planned, false)));
        }
        twice.forEach(planned -> forks.add(new PlannedFork(round, jvms.get(0).label(), planned, true)));
        return forks;
    }

    /** How long the longest of the same forks took, by their identity in round 0, in ns. */
    public Map<ForkId, Long> longestNs(Collection<Fork> made) {
        Map<ForkId, Long> longest = new HashMap<>();
        made.forEach(fork -> longest.merge(idOf(fork).in(0), fork.wallNs(), Math::max));
        return longest;
    }

    /**
     * Which of its forks one is that was made.
     *
     * @throws BadResultException if it was made on a JVM that the plan doesn't name
     */
    public ForkId idOf(Fork fork) {
        return new ForkId(fork.round(), labelOf(fork.jvm()), fork.cell(), fork.again());
    }

    /** The label of the JVM that a fork says it ran on; empty before format 3, when a plan had only one. */
    String labelOf(String jvm) {
        if (jvm.isEmpty()) {
            return jvms.get(0).label();
        }
        if (jvms.stream().noneMatch(known -> known.label().equals(jvm))) {
            throw new BadResultException("there is a fork on a JVM that run.json doesn't name: " + jvm);
        }
        return jvm;
    }

    /** How many forks the whole run has. */
    public int forks() {
        return rounds * (jvms.size() * cells.size() + twice.size());
    }

    /** How long the whole run should take, in ns. */
    public long expectedNs() {
        return rounds * roundNs(jvms.size(), cells, twice);
    }

    /** How long one round of these cells on so many JVMs should take, in ns. */
    public static long roundNs(int jvms, List<PlannedCell> cells, List<PlannedCell> twice) {
        return jvms * cells.stream().mapToLong(PlannedCell::expectedNs).sum()
                + twice.stream().mapToLong(PlannedCell::expectedNs).sum();
    }
}
