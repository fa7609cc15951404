// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.topology.CpuClasses;
import io.threadtoll.machine.topology.CpuDistance;
import io.threadtoll.machine.topology.CpuPair;
import io.threadtoll.machine.topology.Topology;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether CPUs are as far from each other as the kernel, or what it runs on, says: by what a cache line's trip between them
 * was measured to cost, class by class.
 */
@AutoService(Check.class)
public final class CoreDistances implements Check {
    /** SMT siblings need no more than this of what two cores do: they share the first cache, and need a third or less. */
    private static final double MOST_OF_SIBLINGS = 0.75;

    /** A nearer class needs no more than this of what a farther one does; the two may hardly differ. */
    private static final double MOST_OF_OTHERS = 1.25;

    /** A fast and a slow core are of two kinds and not of a distance, so they are left out. */
    private static final List<CpuDistance> NEAREST_FIRST = List.of(
            CpuDistance.SMT_SIBLINGS,
            CpuDistance.SAME_CACHE,
            CpuDistance.OTHER_CACHE,
            CpuDistance.OTHER_NODE,
            CpuDistance.OTHER_PACKAGE);

    @Override
    public String id() {
        return "core-distances";
    }

    @Override
    public String why() {
        return "A hypervisor may tell of other siblings and caches than there are: placements are then not what they say.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        Map<CpuDistance, Double> medians = medians(Topology.of(machine), machine.lineTripsNs());
        for (int near = 0; near < NEAREST_FIRST.size(); near++) {
            for (CpuDistance farther : NEAREST_FIRST.subList(near + 1, NEAREST_FIRST.size())) {
                CpuDistance nearer = NEAREST_FIRST.get(near);
                double most = nearer == CpuDistance.SMT_SIBLINGS ? MOST_OF_SIBLINGS : MOST_OF_OTHERS;
                if (medians.containsKey(nearer)
                        && medians.containsKey(farther)
                        && medians.get(nearer) > most * medians.get(farther)) {
                    return Finding.warn(text(medians) + ": " + nearer + " is too slow for what it is said to be");
                }
            }
        }
        return Finding.ok(text(medians));
    }

    private static Map<CpuDistance, Double> medians(Topology topology, Map<CpuPair, Double> tripsNs)
            throws CannotTellException {
        CpuClasses classes = new CpuClasses(topology);
        Map<CpuDistance, List<Double>> trips = new EnumMap<>(CpuDistance.class);
        tripsNs.forEach((pair, ns) -> {
            Optional<CpuDistance> distance = topology.cpus().containsAll(pair.cpus())
                    ? classes.distance(pair.first(), pair.second())
                    : Optional.empty();
            distance.ifPresent(known ->
                    trips.computeIfAbsent(known, none -> new ArrayList<>()).add(ns));
        });
        if (trips.isEmpty()) {
            throw new CannotTellException("of no pair that was measured the kernel says how far the two are apart");
        }
        Map<CpuDistance, Double> medians = new EnumMap<>(CpuDistance.class);
        trips.forEach((distance, all) ->
                medians.put(distance, all.stream().sorted().toList().get(all.size() / 2)));
        return medians;
    }

    private static String text(Map<CpuDistance, Double> medians) {
        return medians.entrySet().stream()
                .map(median -> median.getKey() + " " + Math.round(median.getValue()) + " ns")
                .collect(Collectors.joining(", "));
    }
}
