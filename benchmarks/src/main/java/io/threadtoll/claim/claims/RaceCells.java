// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.ThreadCount;
import io.threadtoll.bench.lostupdates.CounterKind;
import io.threadtoll.bench.lostupdates.GuardedCounter;
import io.threadtoll.bench.lostupdates.UnguardedCounter;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.Parallelism;

/** The cells in which P threads, one a CPU, increment a counter: what the claims about races ask for. */
final class RaceCells {
    private RaceCells() {}

    static Cell unguarded(CounterKind counter, int processors) {
        return UnguardedCounter.incrementCell(counter, Placement.SPREAD, ThreadCount.P.on(processors));
    }

    static Cell guarded(MutexKind mutex, int processors) {
        return GuardedCounter.incrementCell(mutex, Placement.SPREAD, ThreadCount.P.on(processors));
    }

    /** The gate beside them. */
    static Cell gate() {
        return Cell.ofProbe(Parallelism.ID);
    }
}
