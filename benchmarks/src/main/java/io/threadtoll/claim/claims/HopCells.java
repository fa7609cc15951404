// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.contextswitch.HopMedium;
import io.threadtoll.bench.contextswitch.ThreadHop;
import io.threadtoll.bench.contextswitch.YieldCost;
import io.threadtoll.linux.Binding;
import io.threadtoll.model.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The cells in which two threads wake each other, and the floor beside them. */
final class HopCells {
    private static final int[] WORKING_SETS = {0, 64 << 10, 1 << 20};

    private HopCells() {}

    static Cell timed(HopMedium medium, Placement placement, int workingSetBytes) {
        return ThreadHop.hopCell(medium, placement, workingSetBytes);
    }

    static Cell counted(HopMedium medium, Placement placement) {
        return ThreadHop.hopCountedCell(medium, placement, 0);
    }

    static Cell yieldsAlone() {
        return YieldCost.aloneCell();
    }

    static Cell yieldsOfTwo() {
        return YieldCost.betweenTwoCell();
    }

    static Cell bareSyscall() {
        return BindingCells.through(Binding.JNA_DIRECT, "getppid");
    }

    static Cell nullCall() {
        return BindingCells.through(Binding.JNA_DIRECT, "nullCall");
    }

    /** What a quick run has: each question once. */
    static List<Cell> few() {
        return List.of(
                timed(HopMedium.FUTEX, Placement.PACKED, 0),
                counted(HopMedium.FUTEX, Placement.PACKED),
                timed(HopMedium.FUTEX, Placement.PACKED, 64 << 10),
                timed(HopMedium.FUTEX, Placement.PACKED, 1 << 20),
                timed(HopMedium.FUTEX, Placement.SPREAD, 0),
                timed(HopMedium.FUTEX, Placement.FREE, 0),
                timed(HopMedium.PIPE, Placement.PACKED, 0),
                timed(HopMedium.PIPE, Placement.SPREAD, 0),
                timed(HopMedium.PARK, Placement.PACKED, 0),
                timed(HopMedium.PARK, Placement.SPREAD, 0),
                timed(HopMedium.SYNCHRONOUS_QUEUE, Placement.SPREAD, 0),
                timed(HopMedium.VIRTUAL_THREAD, Placement.FREE, 0),
                yieldsOfTwo(),
                bareSyscall(),
                nullCall());
    }

    /**
     * Every medium and placement, without the placements that virtual threads can't have; the working sets with one medium
     * only, since what refilling a cache costs does not depend on it.
     */
    static List<Cell> all() {
        List<Cell> cells = new ArrayList<>();
        for (HopMedium medium : HopMedium.values()) {
            for (Placement placement : placements(medium)) {
                cells.add(timed(medium, placement, 0));
                if (medium != HopMedium.VIRTUAL_THREAD) {
                    cells.add(counted(medium, placement));
                }
            }
        }
        for (Placement placement : Placement.values()) {
            Arrays.stream(WORKING_SETS).forEach(bytes -> cells.add(timed(HopMedium.FUTEX, placement, bytes)));
        }
        cells.addAll(List.of(yieldsAlone(), yieldsOfTwo(), bareSyscall(), nullCall()));
        return Stream.concat(few().stream(), cells.stream()).distinct().toList();
    }

    private static List<Placement> placements(HopMedium medium) {
        return medium == HopMedium.VIRTUAL_THREAD ? List.of(Placement.FREE) : List.of(Placement.values());
    }
}
