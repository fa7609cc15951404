// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.measure.Cell;
import io.threadtoll.mutex.MutexKind;
import java.util.Map;

/** The cells in which P threads, one a CPU, fight for a lock while the kernel counts. */
final class ContendedCells {
    private ContendedCells() {}

    static Cell counted(MutexKind mutex, int insideNs, int outsideNs, int processors) {
        return Cell.of(
                ContendedLock.class,
                "passCounted",
                Map.of(
                        "mutex", mutex.name(),
                        "placement", Placement.SPREAD.name(),
                        "insideNs", String.valueOf(insideNs),
                        "outsideNs", String.valueOf(outsideNs)),
                ThreadCount.P.on(processors));
    }
}
