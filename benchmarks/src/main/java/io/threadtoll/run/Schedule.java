// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.Fork;
import io.threadtoll.model.PlannedFork;
import io.threadtoll.model.Run;
import java.util.List;
import java.util.Optional;

/**
 * Which fork of a run is next, given those that were made. What it answers follows from the plan and these forks alone, so
 * that a run which goes on after a kill goes on as if nothing had happened.
 *
 * <p>It is the only one who knows what belongs to a run and when it ends: whoever makes forks, shows how far they are or
 * says how long they will take asks it.
 */
public interface Schedule {
    /** The schedule of a run of which these forks have been made, in their order. */
    static Schedule of(Run run, List<Fork> made) {
        Schedule schedule = run.plan()
                .looks()
                .<Schedule>map(looks -> new OpenRounds(run, looks))
                .orElseGet(() -> new FixedRounds(run.plan()));
        made.forEach(schedule::add);
        return schedule;
    }

    /** The fork to make next, the same one until it has been added; none when nothing is owed any more. */
    Optional<PlannedFork> next();

    /** Takes note of a fork that is in the journal. One that is not of the plan changes nothing. */
    void add(Fork fork);

    /** How far the run has come. */
    Standing standing();

    /** What bounds the whole run, for a person: {@code 3 rounds, 18 forks}. */
    String extent();
}
