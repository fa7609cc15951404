// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.globallock;

import io.threadtoll.mutex.Mutex;
import java.util.function.BooleanSupplier;

/** Is taken for each unit and released behind it. */
final class UnitLock implements GlobalLock {
    private final Mutex mutex;

    UnitLock(Mutex mutex) {
        this.mutex = mutex;
    }

    @Override
    public boolean run(Runnable unit, BooleanSupplier over) {
        mutex.guard(unit);
        return true;
    }

    @Override
    public void leave() {
        // Nobody keeps it.
    }
}
