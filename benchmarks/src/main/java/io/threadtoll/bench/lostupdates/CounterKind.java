// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.lostupdates;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The register of counters without a lock: a line and a class each. */
public enum CounterKind {
    /** A plain field. */
    PLAIN(false) {
        @Override
        Counter create() {
            return new PlainCounter();
        }
    },
    /** Opaque reads and writes: never torn, never cached in a register, not atomic together. */
    OPAQUE(false) {
        @Override
        Counter create() {
            return new OpaqueCounter();
        }
    },
    /** A volatile field. */
    VOLATILE(false) {
        @Override
        Counter create() {
            return new VolatileCounter();
        }
    },
    /** One atomic instruction. */
    ATOMIC_LONG(true) {
        @Override
        Counter create() {
            AtomicLong count = new AtomicLong();
            return new Counter() {
                @Override
                public void increment() {
                    count.getAndIncrement();
                }

                @Override
                public long sum() {
                    return count.get();
                }
            };
        }
    },
    /** Atomic cells, one a thread where they collide. */
    LONG_ADDER(true) {
        @Override
        Counter create() {
            LongAdder count = new LongAdder();
            return new Counter() {
                @Override
                public void increment() {
                    count.increment();
                }

                @Override
                public long sum() {
                    return count.sum();
                }
            };
        }
    };

    private final boolean atomic;

    CounterKind(boolean atomic) {
        this.atomic = atomic;
    }

    /** Whether an increment is one step, so that none may be lost. */
    public boolean isAtomic() {
        return atomic;
    }

    abstract Counter create();
}
