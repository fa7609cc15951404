// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.KernelCounts;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.CounterProof;
import java.util.List;
import java.util.Optional;

/** What the kernel itself counts for the threads of a benchmark, and why it may not have. */
final class KernelMetrics {
    /** System calls of any kind. */
    static final Metric SYSCALLS = KernelCounts.SYSTEM_CALLS_PER_OP;

    /** futex(2) calls. */
    static final Metric FUTEX_CALLS = KernelCounts.FUTEX_CALLS_PER_OP;

    /** Context switches. */
    static final Metric SWITCHES = KernelCounts.SWITCHES_PER_OP;

    private KernelMetrics() {}

    /** The probe that says whether it can, and why not. */
    static Cell proof() {
        return Cell.ofProbe(CounterProof.ID);
    }

    /** Why a claim that needs these counts of these cells can't be judged, if so. */
    static Optional<Verdict> gap(Evidence evidence, List<Cell> cells, Metric... metrics) {
        return evidence.gap(cells)
                .or(() -> cells.stream()
                        .flatMap(cell -> List.of(metrics).stream()
                                .filter(metric -> !evidence.has(cell, metric))
                                .map(metric -> refusal(evidence, cell, metric)))
                        .findFirst());
    }

    private static Verdict refusal(Evidence evidence, Cell cell, Metric metric) {
        return evidence.gap(List.of(proof())).orElseGet(() -> {
            // A user with few rights may count futex calls and nothing else; the probe needs no more than these.
            boolean mayCountAll = evidence.means(proof(), CounterProof.ALL_COUNTED_NS).length > 0;
            return mayCountAll || metric.equals(FUTEX_CALLS)
                    ? new Verdict(
                            Outcome.BROKEN,
                            "",
                            cell + " has no " + metric + " although " + proof().shortName() + " could count here")
                    : new Verdict(
                            Outcome.NOT_APPLICABLE,
                            "",
                            proof().shortName() + ": " + evidence.environment().field("kernel.counters"));
        });
    }
}
