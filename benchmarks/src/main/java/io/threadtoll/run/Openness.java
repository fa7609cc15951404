// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.Fork;
import io.threadtoll.model.ForkId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is open at a look.
 *
 * @param needed the forks that what is open is given in each of the next rounds, by their identity in round 0; none where the
 *     run can end
 * @param text how much is decided, for a person: {@code 3 of 5 claims}
 */
record Openness(Set<ForkId> needed, String text) {
    /** Who knows what is to be decided. What it answers follows from the forks that it is given alone. */
    interface Judge {
        /**
         * What is open.
         *
         * @param look how many rounds are complete
         * @param then all forks of these rounds
         * @param leftNs how long the run may go on, in ns
         */
        Openness at(int look, List<Fork> then, long leftNs);
    }

    Openness {
        needed = Set.copyOf(needed);
    }

    /** This and something else. */
    Openness and(Openness other) {
        Set<ForkId> both = new HashSet<>(needed);
        both.addAll(other.needed);
        return new Openness(both, text + ", " + other.text);
    }
}
