// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.claim.Claim;
import io.threadtoll.model.Timing;
import io.threadtoll.probe.Scale;

/** How thorough a run is. */
public enum Preset {
    /** What the claims can't be judged without, in 3 forks and more where one is open: 10 minutes a JVM on 2 CPUs. */
    QUICK(3, 10, new Timing(2, 100, 4, 180), Claim.Depth.ESSENTIAL, Scale.QUICK, false, 0),
    /** All that the claims ask for, in 6 forks if chosen by name, with an A/A control: 40 minutes a JVM on 2 CPUs. */
    STANDARD(6, 40, new Timing(2, 100, 3, 150), Claim.Depth.THOROUGH, Scale.STANDARD, false, 2),
    /** Every cell of every benchmark, in 10 forks: more than a day, and no end but its own. */
    FULL(10, 0, new Timing(3, 300, 5, 300), Claim.Depth.THOROUGH, Scale.FULL, true, 4);

    final int rounds;

    /** How long judging all claims may take on each JVM; 0 where every cell gets all rounds. */
    final int minutes;

    @SuppressWarnings("ImmutableEnumChecker") // A record of numbers.
    final Timing timing;

    final Claim.Depth depth;

    /** How far probes go. */
    public final Scale scale;

    final boolean everyCell;

    /** How many cells of each question are measured twice, as if they were two versions. */
    final int controls;

    Preset(int rounds, int minutes, Timing timing, Claim.Depth depth, Scale scale, boolean everyCell, int controls) {
        this.rounds = rounds;
        this.minutes = minutes;
        this.timing = timing;
        this.depth = depth;
        this.scale = scale;
        this.everyCell = everyCell;
        this.controls = controls;
    }
}
