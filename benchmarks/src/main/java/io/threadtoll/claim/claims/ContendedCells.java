// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.measure.Cell;
import io.threadtoll.mutex.MutexKind;
import java.util.Map;

/** The cells in which threads fight for a lock. */
final class ContendedCells {
    private ContendedCells() {}

    static Cell pass(MutexKind mutex, Placement placement, int insideNs, int outsideNs, int threads) {
        return cell("pass", mutex, placement, insideNs, outsideNs, threads);
    }

    /** P threads, one a CPU, while the kernel counts, which makes them slower: their throughput isn't to be used. */
    static Cell counted(MutexKind mutex, int insideNs, int outsideNs, int processors) {
        return cell("passCounted", mutex, Placement.SPREAD, insideNs, outsideNs, ThreadCount.P.on(processors));
    }

    private static Cell cell(
            String method, MutexKind mutex, Placement placement, int insideNs, int outsideNs, int threads) {
        return Cell.of(
                ContendedLock.class,
                method,
                Map.of(
                        "mutex", mutex.name(),
                        "placement", placement.name(),
                        "insideNs", String.valueOf(insideNs),
                        "outsideNs", String.valueOf(outsideNs)),
                threads);
    }
}
