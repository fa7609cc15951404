// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import java.util.List;

/**
 * What a run says of a claim, and why.
 *
 * @param outcome the verdict
 * @param figure the figure that decided, with its interval where it has one; empty where nothing was measured
 * @param reason one sentence that leads from the figure to the outcome
 * @param details further lines, such as one a cell of a table; may be empty
 */
public record Verdict(Outcome outcome, String figure, String reason, List<String> details) {
    public Verdict {
        details = List.copyOf(details);
    }

    public Verdict(Outcome outcome, String figure, String reason) {
        this(outcome, figure, reason, List.of());
    }
}
