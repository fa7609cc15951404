// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.CountsPerOp;
import io.threadtoll.claim.Evidence;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many context switches an operation made, and who says so.
 *
 * @param count for each operation, all threads together
 * @param source who counted
 */
record SwitchesPerOp(Interval count, String source) {
    /** What the threads' status files count: together they are all switches. */
    static final List<Metric> ACCOUNT = List.of(CountsPerOp.VOLUNTARY_SWITCHES, CountsPerOp.INVOLUNTARY_SWITCHES);

    /** As sched:sched_switch counted them, where the kernel gave that counter to enough forks. */
    static Optional<SwitchesPerOp> byTracepoint(Evidence evidence, Cell cell) {
        return evidence.has(cell, KernelMetrics.SWITCHES)
                ? Optional.of(new SwitchesPerOp(
                        Estimates.mean(evidence.means(cell, KernelMetrics.SWITCHES), 0.95), "sched:sched_switch"))
                : Optional.empty();
    }

    /** As the threads' status files in /proc have them. */
    static Optional<SwitchesPerOp> byAccount(Evidence evidence, Cell cell) {
        double[] both = evidence.sums(cell, ACCOUNT);
        return evidence.has(cell, ACCOUNT.get(0)) && both.length > 0
                ? Optional.of(new SwitchesPerOp(Estimates.mean(both, 0.95), "/proc"))
                : Optional.empty();
    }

    /** Such as {@code 1.00 switches (/proc)}. */
    String text() {
        return String.format(Locale.ROOT, "%.2f switches (%s)", count.estimate(), source);
    }
}
