// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.globallock;

import java.util.function.BooleanSupplier;

/** A lock without which no thread may do a unit of work. */
interface GlobalLock {
    /**
     * Does a unit of work under the lock.
     *
     * @param over whether the iteration is over: then nobody waits any more
     * @return whether it was done; not where the iteration was over
     */
    boolean run(Runnable unit, BooleanSupplier over);

    /** Lets go of the lock if the calling thread has kept it. */
    void leave();
}
