// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.machine.Machine;
import io.threadtoll.model.Jvm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a plan is to be made for, but for its cells.
 *
 * @param machine where it is carried out
 * @param jvms what it measures, the first one being what others are compared with
 * @param preset how thorough it is
 * @param rounds how many there are instead of the preset's
 * @param budget how long it may take; as many rounds as fit into it are made, whatever else says a number
 * @param allowKill whether probes that kill may be planned
 * @param seed decides the order of the forks, and the lot where one is drawn
 */
public record PlanRequest(
        Machine machine,
        List<Jvm> jvms,
        Preset preset,
        Optional<Integer> rounds,
        Optional<Duration> budget,
        boolean allowKill,
        long seed) {
    public PlanRequest {
        jvms = List.copyOf(jvms);
    }
}
