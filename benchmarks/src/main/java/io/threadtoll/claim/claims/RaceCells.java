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
import java.util.Map;

/** The cells in which P threads, one a CPU, increment a counter: what the claims about races ask for. */
final class RaceCells {
    private RaceCells() {}

    static Cell unguarded(CounterKind counter, int processors) {
        return Cell.of(
                UnguardedCounter.class,
                "increment",
                Map.of("counter", counter.name(), "placement", Placement.SPREAD.name()),
                ThreadCount.P.on(processors));
    }

    static Cell guarded(MutexKind mutex, int processors) {
        return Cell.of(
                GuardedCounter.class,
                "increment",
                Map.of("mutex", mutex.name(), "placement", Placement.SPREAD.name()),
                ThreadCount.P.on(processors));
    }

    /** The gate beside them. */
    static Cell gate() {
        return Cell.ofProbe(Parallelism.ID);
    }
}
