// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import java.util.Map;

/** The cells in which one thread uses a lock alone, and the floor beside them. */
final class UncontendedCells {
    private UncontendedCells() {}

    static Cell pair(MutexKind mutex) {
        return Cell.of(UncontendedLock.class, "pair", Map.of("mutex", mutex.name()), 1);
    }

    /** The same pair while the kernel counts, which makes it slower: its time isn't to be used. */
    static Cell counted(MutexKind mutex) {
        return Cell.of(UncontendedLock.class, "pairCounted", Map.of("mutex", mutex.name()), 1);
    }

    static Cell floor() {
        return Cell.of(HardwareFloor.class, "casAndSwap", Map.of(), 1);
    }

    static Cell baseline() {
        return Cell.of(HardwareFloor.class, "increment", Map.of(), 1);
    }
}
