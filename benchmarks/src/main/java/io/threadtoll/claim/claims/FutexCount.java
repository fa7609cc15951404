// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.CountsPerOp;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Futex calls for each operation, from one source for all cells that are compared.
 *
 * @param metrics what has to be added up
 * @param source who counted, for a person
 */
record FutexCount(List<Metric> metrics, String source) {
    private static final List<Metric> OWN = List.of(CountsPerOp.FUTEX_WAITS, CountsPerOp.FUTEX_WAKES);

    /**
     * Judges by the kernel's count where every cell has it, else by the locks' own.
     *
     * @return what the rule says, or why there is neither count
     */
    static Verdict judge(Evidence evidence, List<Cell> cells, Function<FutexCount, Verdict> rule) {
        Optional<Verdict> gap = evidence.gap(cells);
        if (gap.isPresent()) {
            return gap.orElseThrow();
        }
        Optional<Verdict> refused = KernelMetrics.gap(evidence, cells, KernelMetrics.FUTEX_CALLS);
        if (refused.isEmpty()) {
            return rule.apply(new FutexCount(List.of(KernelMetrics.FUTEX_CALLS), "counted by the kernel"));
        }
        Verdict why = refused.orElseThrow();
        boolean counted = cells.stream().allMatch(cell -> OWN.stream().allMatch(metric -> evidence.has(cell, metric)));
        return counted && why.outcome() != Outcome.BROKEN
                ? rule.apply(new FutexCount(OWN, "as the lock itself counts them, since " + why.reason()))
                : why;
    }

    /** One value a fork. */
    double[] perOp(Evidence evidence, Cell cell) {
        return evidence.sums(cell, metrics);
    }
}
