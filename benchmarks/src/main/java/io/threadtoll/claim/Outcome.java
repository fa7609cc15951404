// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import java.util.List;

/** What a run says of a claim. */
public enum Outcome {
    /** The whole interval lies inside the band that was fixed beforehand. */
    REPRODUCED,
    /** The whole interval lies outside it. */
    REFUTED,
    /** It straddles the band, or the machine did not give what the claim needs. */
    INCONCLUSIVE,
    /** This machine or JDK can't show it. */
    NOT_APPLICABLE,
    /** The measurement failed. */
    BROKEN;

    /** What several say together: one that refutes is enough, and it takes all to reproduce. */
    public static Outcome ofAll(List<Outcome> outcomes) {
        if (outcomes.contains(REFUTED)) {
            return REFUTED;
        }
        boolean all = !outcomes.isEmpty() && outcomes.stream().allMatch(REPRODUCED::equals);
        return all ? REPRODUCED : INCONCLUSIVE;
    }
}
