// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import io.threadtoll.bench.KernelCounts;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.CounterProof;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why the kernel's own counts of a benchmark's threads may not be there. */
public final class KernelEvidence {
    /** The probe that says whether it can count, and why not. */
    public static final Cell PROOF = Cell.ofProbe(CounterProof.ID);

    private static final Set<Metric> COUNTS = Set.of(
            KernelCounts.FUTEX_CALLS_PER_OP,
            KernelCounts.SYSTEM_CALLS_PER_OP,
            KernelCounts.SWITCHES_PER_OP,
            KernelCounts.MIGRATIONS_PER_OP);

    private KernelEvidence() {}

    /** Why the kernel's count of a cell isn't there, if so: NOT_APPLICABLE where this process may not have it. */
    public static Optional<Verdict> gap(Evidence evidence, List<Cell> cells, Metric... counts) {
        return evidence.gap(cells)
                .or(() -> cells.stream()
                        .flatMap(cell -> List.of(counts).stream()
                                .filter(count -> !evidence.has(cell, count))
                                .map(count -> refusal(evidence, cell, count).orElseThrow()))
                        .findFirst());
    }

    /**
     * Requires the kernel's counts of cells.
     *
     * @throws MissingEvidenceException if one isn't there
     */
    public static void require(Evidence evidence, List<Cell> cells, Metric... counts) {
        gap(evidence, cells, counts).ifPresent(verdict -> {
            throw new MissingEvidenceException(verdict);
        });
    }

    /** Why a cell that was measured hasn't this count; none where it is no count of the kernel's. */
    static Optional<Verdict> refusal(Evidence evidence, Cell cell, Metric count) {
        if (!COUNTS.contains(count)) {
            return Optional.empty();
        }
        Optional<Verdict> proof = evidence.gap(List.of(PROOF));
        if (proof.isPresent() && proof.orElseThrow().outcome() != Outcome.NOT_APPLICABLE) {
            return proof;
        }
        // A user with few rights may count futex calls and nothing else; the probe needs no more than these.
        boolean mayCount = proof.isEmpty()
                && (count.equals(KernelCounts.FUTEX_CALLS_PER_OP)
                        || evidence.any(PROOF, CounterProof.ALL_COUNTED_NS).length > 0);
        return Optional.of(
                mayCount
                        ? new Verdict(
                                Outcome.BROKEN,
                                cell + " has no " + count + " although " + PROOF.shortName() + " could count here")
                        : new Verdict(Outcome.NOT_APPLICABLE, Verdict.NO_KERNEL_COUNTS));
    }
}
