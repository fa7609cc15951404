// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.binding.BindingCost;
import io.threadtoll.bench.binding.BindingFloor;
import io.threadtoll.bench.binding.BoundHop;
import io.threadtoll.bench.binding.BoundLock;
import io.threadtoll.linux.Binding;
import io.threadtoll.linux.NativeLoop;
import io.threadtoll.model.Cell;
import java.util.Map;

/** The cells in which one thread makes one call, by the way it takes. */
final class BindingCells {
    private BindingCells() {}

    static Cell through(Binding binding, String method) {
        return Cell.of(BindingCost.class, method, Map.of("binding", binding.name()), 1);
    }

    static Cell hop(Binding binding) {
        return BoundHop.hopCell(binding);
    }

    static Cell lock(Binding binding, int threads) {
        return BoundLock.passCell(binding, Placement.SPREAD, threads);
    }

    /** As a loop of machine code makes it through the C library: as C does. */
    static Cell inC(String method) {
        return floor(method, NativeLoop.Entry.C_LIBRARY);
    }

    /** As a loop of machine code makes it with the bare instruction. */
    static Cell bare(String method) {
        return floor(method, NativeLoop.Entry.INSTRUCTION);
    }

    private static Cell floor(String method, NativeLoop.Entry entry) {
        return Cell.of(BindingFloor.class, method, Map.of("entry", entry.name()), 1);
    }
}
