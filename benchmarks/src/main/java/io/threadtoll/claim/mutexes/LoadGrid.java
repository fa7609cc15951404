// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import io.threadtoll.bench.CountsPerOp;
import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.KernelEvidence;
import io.threadtoll.claim.MissingEvidenceException;
import io.threadtoll.claim.rule.FutexCount;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.mutex.MutexKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The three-state futex lock under loads from slight to full: P threads, one a CPU, each of which holds the lock for a
 * while and stays away from it for a while. What P threads do shows only where threads ran in parallel, so only such
 * rounds count; and every load counts that was measured in full, since a deeper run has more of them.
 *
 * @param evidence the rounds that count
 * @param loads what was measured
 * @param count whose count of futex calls it is
 */
record LoadGrid(Evidence evidence, List<OfferedLoad> loads, FutexCount count) {
    /**
     * One load.
     *
     * @param holdNs time in the lock, in ns
     * @param gapNs time between two passes, in ns
     */
    record OfferedLoad(int holdNs, int gapNs) {
        /** The share of its time that a thread alone would hold the lock; all of it where it does nothing else. */
        double share() {
            return gapNs == 0 ? 1 : (double) holdNs / (holdNs + gapNs);
        }

        Cell cell(Machine machine) {
            return ContendedLock.passCountedCell(
                    MutexKind.THREE_STATE_FUTEX, Placement.SPREAD_OVER_CORES, holdNs, gapNs, ThreadCount.P.on(machine));
        }

        String describe() {
            return String.format(Locale.ROOT, "hold %d ns, gap %d ns, load %.2f", holdNs, gapNs, share());
        }
    }

    /** From slight to full, with few that are equal: equals hide an order. */
    private static final List<OfferedLoad> ESSENTIAL = List.of(
            new OfferedLoad(100, 10_000),
            new OfferedLoad(100, 1_000),
            new OfferedLoad(1_000, 1_000),
            new OfferedLoad(10_000, 1_000),
            new OfferedLoad(1_000, 0),
            new OfferedLoad(0, 0));

    private static final List<OfferedLoad> MORE = List.of(
            new OfferedLoad(0, 10_000),
            new OfferedLoad(0, 1_000),
            new OfferedLoad(1_000, 10_000),
            new OfferedLoad(10_000, 10_000),
            new OfferedLoad(100, 0),
            new OfferedLoad(10_000, 0));

    /** Fewer loads than this have no order and no spread worth the name. */
    static final int FEWEST_LOADS = 4;

    /** Fewer rounds than this have no interval. */
    static final int FEWEST_ROUNDS = 2;

    private static List<OfferedLoad> all() {
        return Stream.concat(ESSENTIAL.stream(), MORE.stream()).toList();
    }

    /** The gate, the cells, and the probe that says why they may not be counted. */
    static List<Cell> needs(Machine machine, Depth depth) {
        List<OfferedLoad> loads = depth == Depth.ESSENTIAL ? ESSENTIAL : all();
        return Stream.of(
                        Stream.of(Evidence.GATE),
                        loads.stream().map(load -> load.cell(machine)),
                        Stream.of(KernelEvidence.PROOF))
                .flatMap(cells -> cells)
                .toList();
    }

    /**
     * The grid of a run.
     *
     * @throws MissingEvidenceException if an essential load is missing, or nobody counted
     */
    static LoadGrid of(Evidence evidence) {
        Machine machine = evidence.machine();
        Evidence parallel = evidence.parallel();
        parallel.require(ESSENTIAL.stream().map(load -> load.cell(machine)).toList());
        List<OfferedLoad> measured = all().stream()
                .filter(load -> parallel.has(List.of(load.cell(machine))))
                .toList();
        List<Cell> cells = measured.stream().map(load -> load.cell(machine)).toList();
        FutexCount count = FutexCount.of(parallel, cells);
        cells.forEach(cell -> parallel.of(cell, CountsPerOp.SLOW_PATHS));
        return new LoadGrid(parallel, measured, count);
    }

    /** Futex calls an op; NaN where no fork counted. */
    double calls(OfferedLoad load) {
        return average(count.perOp(evidence, cell(load)));
    }

    /** How many attempts an op failed the fast path, as the lock counts them: the kernel doesn't know. */
    double failures(OfferedLoad load) {
        return average(evidence.any(cell(load), CountsPerOp.SLOW_PATHS));
    }

    /** A metric of a load; NaN where no fork has it. */
    double mean(OfferedLoad load, Metric metric) {
        return evidence.find(cell(load), metric).orElse(Double.NaN);
    }

    private Cell cell(OfferedLoad load) {
        return load.cell(evidence.machine());
    }

    /** The grid of each round: what the machine did within the same minutes. */
    List<LoadGrid> rounds() {
        return evidence.rounds().stream()
                .map(round -> new LoadGrid(round, loads, count))
                .toList();
    }

    private static double average(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }
}
