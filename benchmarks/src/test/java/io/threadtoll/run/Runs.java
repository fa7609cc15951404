// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Run;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Runs of plans made by hand, on a machine of which nothing is known. */
public final class Runs {
    private Runs() {}

    /** The schedule of a plan of which these forks have been made. */
    public static Schedule schedule(Plan plan, List<Fork> made) {
        return Schedule.of(of(plan, new Environment(2, new TreeMap<>())), made);
    }

    /** A run of a plan on a machine. */
    public static Run of(Plan plan, Environment environment) {
        return new Run(Run.FORMAT, Instant.EPOCH, List.of("reproduce"), environment, plan, new TreeMap<>());
    }
}
