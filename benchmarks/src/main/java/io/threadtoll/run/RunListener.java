// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.Fork;
import io.threadtoll.model.PlannedFork;

/** Hears of a run's progress, between forks only: nothing may wake up while something is measured. */
public interface RunListener {
    /** A fork is about to start. */
    void starting(PlannedFork fork);

    /** A fork is in the journal, and the schedule knows of it. */
    void finished(Fork fork);
}
