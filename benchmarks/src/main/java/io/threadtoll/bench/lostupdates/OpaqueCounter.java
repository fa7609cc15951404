// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.lostupdates;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Reads and writes that the compiler may not drop or merge, yet two of them are no atomic step. */
final class OpaqueCounter implements Counter {
    private static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(OpaqueCounter.class, "count", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private long count;

    @Override
    public void increment() {
        COUNT.setOpaque(this, (long) COUNT.getOpaque(this) + 1);
    }

    @Override
    public long sum() {
        return count;
    }
}
