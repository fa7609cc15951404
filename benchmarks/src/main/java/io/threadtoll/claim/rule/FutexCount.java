// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.rule;

import io.threadtoll.bench.CountsPerOp;
import io.threadtoll.bench.KernelCounts;
import io.threadtoll.claim.CountedBy;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.KernelEvidence;
import io.threadtoll.claim.MissingEvidenceException;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import java.util.List;
import java.util.Optional;

/**
 * Futex calls for each operation, from one source for all cells that are compared.
 *
 * @param metrics what has to be added up
 * @param by who counted
 */
public record FutexCount(List<Metric> metrics, CountedBy by) {
    private static final List<Metric> OWN = List.of(CountsPerOp.FUTEX_WAITS, CountsPerOp.FUTEX_WAKES);

    /**
     * The kernel's count where every cell has it, else the locks' own.
     *
     * @throws io.threadtoll.claim.MissingEvidenceException if there is neither
     */
    public static FutexCount of(Evidence evidence, List<Cell> cells) {
        evidence.require(cells);
        Optional<Verdict> refused = KernelEvidence.gap(evidence, cells, KernelCounts.FUTEX_CALLS_PER_OP);
        if (refused.isEmpty()) {
            return new FutexCount(List.of(KernelCounts.FUTEX_CALLS_PER_OP), CountedBy.KERNEL);
        }
        boolean counted = cells.stream().allMatch(cell -> evidence.has(cell, OWN.toArray(Metric[]::new)));
        if (!counted || refused.orElseThrow().outcome() == Outcome.BROKEN) {
            throw new MissingEvidenceException(refused.orElseThrow());
        }
        return new FutexCount(OWN, CountedBy.LOCK);
    }

    /** One value a fork. */
    public double[] perOp(Evidence evidence, Cell cell) {
        return evidence.sums(cell, metrics);
    }
}
