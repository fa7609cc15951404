// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

import io.threadtoll.journal.ResultFolder;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.topology.CpuPair;
import io.threadtoll.machine.topology.Topology;
import io.threadtoll.model.Fork;
import io.threadtoll.probe.coretocore.CoreToCore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run has measured of how far CPUs are from each other. */
public record MeasuredTrips(ResultFolder folder) {
    /**
     * The median over the forks of each pair, in ns.
     *
     * @param now the machine that it is to be of
     * @throws CannotTellException if the run is of another one, or has measured no pair
     */
    Map<CpuPair, Double> medianNs(Topology now) throws CannotTellException {
        if (!Optional.of(now).equals(Topology.of(folder.run().environment().fields()))) {
            throw new CannotTellException("the run in " + folder.path() + " is of other CPUs than these");
        }
        Map<CpuPair, List<Double>> trips = new HashMap<>();
        for (Fork fork : folder.forks()) {
            if (CoreToCore.hasMeasured(fork)) {
                fork.value(CoreToCore.LINE_TRIP)
                        .ifPresent(ns -> trips.computeIfAbsent(
                                        CoreToCore.pair(fork.cell().params()), none -> new ArrayList<>())
                                .add(ns));
            }
        }
        if (trips.isEmpty()) {
            throw new CannotTellException("the run in " + folder.path() + " has no fork of core-to-core that counts");
        }
        Map<CpuPair, Double> medians = new HashMap<>();
        trips.forEach(
                (pair, all) -> medians.put(pair, all.stream().sorted().toList().get(all.size() / 2)));
        return medians;
    }
}
