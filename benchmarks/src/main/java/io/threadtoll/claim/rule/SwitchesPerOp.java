// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.rule;

import io.threadtoll.bench.CountsPerOp;
import io.threadtoll.bench.KernelCounts;
import io.threadtoll.claim.CountedBy;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.Optional;

/**
 * How many context switches an operation made, all threads together.
 *
 * @param count for each operation
 * @param by who counted
 */
public record SwitchesPerOp(Interval count, CountedBy by) {
    /** What the threads' status files in /proc count: together they are all switches. */
    private static final List<Metric> ACCOUNT =
            List.of(CountsPerOp.VOLUNTARY_SWITCHES, CountsPerOp.INVOLUNTARY_SWITCHES);

    /** As sched:sched_switch counted them, where the kernel gave that counter to enough forks. */
    public static Optional<SwitchesPerOp> byTracepoint(Evidence evidence, Cell cell) {
        return evidence.has(cell, KernelCounts.SWITCHES_PER_OP)
                ? Optional.of(new SwitchesPerOp(
                        evidence.mean("", cell, KernelCounts.SWITCHES_PER_OP).interval(), CountedBy.KERNEL))
                : Optional.empty();
    }

    /** As the threads' status files in /proc have them. */
    public static Optional<SwitchesPerOp> byAccount(Evidence evidence, Cell cell) {
        return evidence.has(cell, ACCOUNT.toArray(Metric[]::new))
                ? Optional.of(new SwitchesPerOp(
                        Estimates.mean(evidence.sums(cell, ACCOUNT), evidence.confidence()), CountedBy.PROC))
                : Optional.empty();
    }

    /** As a figure of a verdict. */
    public Figure figure() {
        return Figure.of(
                by == CountedBy.KERNEL ? "switches by sched:sched_switch" : "switches by /proc", Unit.COUNT, count);
    }
}
