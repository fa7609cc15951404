// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.claim.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A claim whose outcome is not the same in all columns.
 *
 * @param id the claim's id
 * @param statement the claim in our own words
 * @param verdicts its verdict in each column; empty where it was not judged
 */
public record ClaimDifference(String id, String statement, List<Optional<Verdict>> verdicts) {
    public ClaimDifference {
        verdicts = List.copyOf(verdicts);
    }
}
