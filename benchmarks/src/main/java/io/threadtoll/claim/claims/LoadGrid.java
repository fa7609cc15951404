// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.CountsPerOp;
import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.mutex.MutexKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The three-state futex lock under loads from slight to full: P threads, one a CPU, each of which holds the lock for a
 * while and stays away from it for a while.
 */
final class LoadGrid {
    /**
     * One load.
     *
     * @param holdNs time in the lock, in ns
     * @param gapNs time between two passes, in ns
     */
    record Load(int holdNs, int gapNs) {
        /** The share of its time that a thread alone would hold the lock; all of it where it does nothing else. */
        double offered() {
            return gapNs == 0 ? 1 : (double) holdNs / (holdNs + gapNs);
        }

        Cell cell(int processors) {
            return ContendedCells.counted(MutexKind.THREE_STATE_FUTEX, holdNs, gapNs, processors);
        }

        String describe() {
            return String.format(Locale.ROOT, "hold %d ns, gap %d ns, load %.2f", holdNs, gapNs, offered());
        }
    }

    /** From slight to full, with few that are equal: equals hide an order. */
    private static final List<Load> ESSENTIAL = List.of(
            new Load(100, 10_000),
            new Load(100, 1_000),
            new Load(1_000, 1_000),
            new Load(10_000, 1_000),
            new Load(1_000, 0),
            new Load(0, 0));

    private static final List<Load> MORE = List.of(
            new Load(0, 10_000),
            new Load(0, 1_000),
            new Load(1_000, 10_000),
            new Load(10_000, 10_000),
            new Load(100, 0),
            new Load(10_000, 0));

    /** Fewer loads than this have no order and no spread worth the name. */
    static final int FEWEST_LOADS = 4;

    /** How many attempts failed the fast path, as the lock counts them: the kernel doesn't know. */
    static final Metric SLOW_PATHS = CountsPerOp.SLOW_PATHS;

    /** How a claim compares the loads. */
    @FunctionalInterface
    interface Rule {
        Verdict compare(Evidence evidence, List<Load> loads, FutexCount count);
    }

    private LoadGrid() {}

    private static List<Load> loads(Depth depth) {
        return depth == Depth.ESSENTIAL
                ? ESSENTIAL
                : Stream.concat(ESSENTIAL.stream(), MORE.stream()).toList();
    }

    /** The gate, the cells, and the probe that says why they may not be counted. */
    static List<Cell> needs(int processors, Depth depth) {
        return Stream.of(
                        Stream.of(RaceCells.gate()),
                        cells(loads(depth), processors).stream(),
                        Stream.of(KernelMetrics.proof()))
                .flatMap(cells -> cells)
                .toList();
    }

    /**
     * Judges by the rounds in which threads ran in parallel, and by every load that was measured in full: a deeper run has
     * more of them.
     */
    static Verdict judge(Evidence evidence, Rule rule) {
        Evidence parallel = evidence.parallel();
        List<Cell> essential = Stream.concat(
                        Stream.of(RaceCells.gate()), cells(ESSENTIAL, evidence.processors()).stream())
                .toList();
        return parallel.gap(essential).orElseGet(() -> {
            List<Load> measured = loads(Depth.THOROUGH).stream()
                    .filter(load -> parallel.gap(List.of(load.cell(parallel.processors())))
                            .isEmpty())
                    .toList();
            return FutexCount.judge(
                    parallel, cells(measured, parallel.processors()), count -> rule.compare(parallel, measured, count));
        });
    }

    private static List<Cell> cells(List<Load> loads, int processors) {
        return loads.stream().map(load -> load.cell(processors)).toList();
    }
}
