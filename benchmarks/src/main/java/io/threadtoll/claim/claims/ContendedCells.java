// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.measure.Cell;
import io.threadtoll.mutex.MutexKind;
import java.util.Map;

/** The cells in which threads fight for a lock. */
final class ContendedCells {
    private ContendedCells() {}

    static Cell pass(MutexKind mutex, Placement placement, int insideNs, int outsideNs, int threads) {
        return Cell.of(
                ContendedLock.class,
                "pass",
                Map.of(
                        "mutex", mutex.name(),
                        "placement", placement.name(),
                        "insideNs", String.valueOf(insideNs),
                        "outsideNs", String.valueOf(outsideNs)),
                threads);
    }
}
