// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.mutex.MutexKind;

/** The cells in which threads fight for a lock. */
final class ContendedCells {
    /**
     * Wall time for each pass of the whole team. JMH's own score is a sum of each thread's rate over its own time, and a
     * thread that was kept waiting at the start or the end has a time of its own: with many threads on a long-held lock
     * that came out at several times what the lock can let through.
     */
    static final Metric TIME_PER_PASS = Metric.TEAM_TIME;

    private ContendedCells() {}

    static Cell pass(MutexKind mutex, Placement placement, int insideNs, int outsideNs, int threads) {
        return ContendedLock.passCell(mutex, placement, insideNs, outsideNs, threads);
    }

    /** P threads, one a CPU, while the kernel counts, which makes them slower: their throughput isn't to be used. */
    static Cell counted(MutexKind mutex, int insideNs, int outsideNs, int processors) {
        return ContendedLock.passCountedCell(
                mutex, Placement.SPREAD, insideNs, outsideNs, ThreadCount.P.on(processors));
    }
}
