// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.claim.Evidence;
import io.threadtoll.measure.Cell;
import io.threadtoll.measure.statistics.Estimates;
import io.threadtoll.measure.statistics.Interval;
import java.util.Locale;
import java.util.Optional;

/**
 * How many context switches an operation made, and who says so.
 *
 * @param count for each operation, all threads together
 * @param source who counted
 */
record SwitchesPerOp(Interval count, String source) {
    private static final String KERNEL = "kernelSwitchesPerOp";
    private static final String VOLUNTARY = "voluntarySwitchesPerOp";
    private static final String INVOLUNTARY = "involuntarySwitchesPerOp";

    /** As sched:sched_switch counted them, where the kernel gave that counter to enough forks. */
    static Optional<SwitchesPerOp> byTracepoint(Evidence evidence, Cell cell) {
        return evidence.has(cell, KERNEL)
                ? Optional.of(
                        new SwitchesPerOp(Estimates.mean(evidence.means(cell, KERNEL), 0.95), "sched:sched_switch"))
                : Optional.empty();
    }

    /** As the threads' status files in /proc have them. */
    static Optional<SwitchesPerOp> byAccount(Evidence evidence, Cell cell) {
        double[] voluntary = evidence.means(cell, VOLUNTARY);
        double[] involuntary = evidence.means(cell, INVOLUNTARY);
        if (!evidence.has(cell, VOLUNTARY) || voluntary.length != involuntary.length) {
            return Optional.empty();
        }
        double[] both = new double[voluntary.length];
        for (int fork = 0; fork < both.length; fork++) {
            both[fork] = voluntary[fork] + involuntary[fork];
        }
        return Optional.of(new SwitchesPerOp(Estimates.mean(both, 0.95), "/proc"));
    }

    /** Such as {@code 1.00 switches (/proc)}. */
    String text() {
        return String.format(Locale.ROOT, "%.2f switches (%s)", count.estimate(), source);
    }
}
