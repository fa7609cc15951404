// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.lostupdates;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** The register of counters without a lock: a line and a class each. */
public enum CounterKind {
    /** A plain field. */
    PLAIN {
        @Override
        Counter create() {
            return new PlainCounter();
        }
    },
    /** Opaque reads and writes: never torn, never cached in a register, not atomic together. */
    OPAQUE {
        @Override
        Counter create() {
            return new OpaqueCounter();
        }
    },
    /** A volatile field. */
    VOLATILE {
        @Override
        Counter create() {
            return new VolatileCounter();
        }
    },
    /** One atomic instruction. */
    ATOMIC_LONG {
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
    LONG_ADDER {
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

    abstract Counter create();
}
