// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.bench.handoff.HandoffLatency;
import io.threadtoll.machine.Machine;
import io.threadtoll.machine.topology.CpuClasses;
import io.threadtoll.machine.topology.CpuDistance;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.Scale;
import io.threadtoll.probe.coretocore.CoreToCore;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is measured at each distance that two CPUs of a machine can have, where it has several: the distance itself, and a few
 * locks. No claim needs it. It is the same few cells on any number of CPUs.
 */
final class ByDistance {
    private static final List<MutexKind> LOCKS =
            List.of(MutexKind.THREE_STATE_FUTEX, MutexKind.STANDBY_FUTEX, MutexKind.JDK_REENTRANT);

    /** So short that what matters is how the lock travels. */
    private static final int INSIDE_NS = 100;

    private ByDistance() {}

    /** The cells of a machine; none where all pairs of its CPUs are alike, as far as is known. */
    static List<Cell> cells(Machine machine, Scale scale) {
        List<Placement> placements = placements(machine);
        return placements.isEmpty()
                ? List.of()
                : Stream.concat(
                                CoreToCore.cells(machine.topology(), scale).stream(),
                                placements.stream()
                                        .flatMap(placement -> LOCKS.stream()
                                                .flatMap(lock -> Stream.of(
                                                        ContendedLock.passCell(lock, placement, INSIDE_NS, 0, 2),
                                                        HandoffLatency.passCell(lock, placement, INSIDE_NS, 2)))))
                        .toList();
    }

    /** Whether a cell is of one distance. */
    static boolean isOne(Cell cell) {
        return cell.isProbe()
                ? cell.probe().equals(CoreToCore.ID)
                : Arrays.stream(Placement.values())
                        .filter(placement -> placement.distance().isPresent())
                        .anyMatch(placement ->
                                placement.name().equals(cell.params().get("placement")));
    }

    /** The placements on a pair of CPUs, where a machine has several. */
    static List<Placement> placements(Machine machine) {
        Set<CpuDistance> there = new CpuClasses(machine.topology()).pairs().keySet();
        return there.size() < 2
                ? List.of()
                : Arrays.stream(Placement.values())
                        .filter(placement ->
                                placement.distance().filter(there::contains).isPresent())
                        .toList();
    }
}
