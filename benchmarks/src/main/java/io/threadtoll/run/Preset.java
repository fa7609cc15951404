// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.claim.Claim;
import io.threadtoll.model.Timing;
import io.threadtoll.probe.Scale;

/** How thorough a run is. */
public enum Preset {
    /** What the claims can't be judged without, in 3 forks: about 9 minutes on 2 CPUs. */
    QUICK(3, new Timing(2, 100, 4, 180), Claim.Depth.ESSENTIAL, Scale.QUICK, false, 0),
    /** All that the claims ask for, in 6 forks, with an A/A control: about half an hour on 2 CPUs. */
    STANDARD(6, new Timing(2, 100, 3, 150), Claim.Depth.THOROUGH, Scale.STANDARD, false, 2),
    /** Every cell of every benchmark, in 10 forks: more than a day. */
    FULL(10, new Timing(3, 300, 5, 300), Claim.Depth.THOROUGH, Scale.FULL, true, 4);

    final int rounds;

    @SuppressWarnings("ImmutableEnumChecker") // A record of numbers.
    final Timing timing;

    final Claim.Depth depth;

    /** How far probes go. */
    public final Scale scale;

    final boolean everyCell;

    /** How many cells of each question are measured twice, as if they were two versions. */
    final int controls;

    Preset(int rounds, Timing timing, Claim.Depth depth, Scale scale, boolean everyCell, int controls) {
        this.rounds = rounds;
        this.timing = timing;
        this.depth = depth;
        this.scale = scale;
        this.everyCell = everyCell;
        this.controls = controls;
    }
}
