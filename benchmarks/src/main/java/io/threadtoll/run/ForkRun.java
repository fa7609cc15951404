// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Sample;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one fork went, before the machine around it is looked at.
 *
 * @param mode JMH's mode, or {@code probe}
 * @param status MEASURED, FAILED or NOT_APPLICABLE
 * @param reason why, unless it was measured
 * @param metrics what was measured
 * @param histograms the text of each histogram that the fork left, by name
 * @param cpus those that its threads were bound to, as the kernel lists them
 */
record ForkRun(
        String mode,
        Fork.Status status,
        String reason,
        SortedMap<String, Sample> metrics,
        SortedMap<String, String> histograms,
        String cpus) {
    /** A fork that leaves nothing. */
    ForkRun(String mode, Fork.Status status, String reason, SortedMap<String, Sample> metrics) {
        this(mode, status, reason, metrics, new TreeMap<>(), "");
    }

    static ForkRun failed(String mode, String reason) {
        return new ForkRun(mode, Fork.Status.FAILED, reason, new TreeMap<>());
    }
}
