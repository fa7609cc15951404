// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;

/** The cells in which one thread uses a lock alone, and the floor beside them. */
final class UncontendedCells {
    private UncontendedCells() {}

    static Cell pair(MutexKind mutex) {
        return UncontendedLock.pairCell(mutex);
    }

    /** The same pair while the kernel counts, which makes it slower: its time isn't to be used. */
    static Cell counted(MutexKind mutex) {
        return UncontendedLock.pairCountedCell(mutex);
    }

    static Cell floor() {
        return HardwareFloor.casAndSwapCell();
    }

    static Cell baseline() {
        return HardwareFloor.incrementCell();
    }
}
