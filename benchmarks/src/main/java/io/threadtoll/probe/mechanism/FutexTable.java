// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.mechanism;

import io.threadtoll.linux.FutexHash;

/** In which table the kernel finds the waiters of a process's private futexes. */
public enum FutexTable {
    /** What a process gets that asks for nothing. */
    DEFAULT {
        @Override
        void use() {
            // It is there already.
        }
    },
    /** The one of all processes. */
    GLOBAL {
        @Override
        void use() {
            FutexHash.setSlots(0);
        }
    },
    /** One of its own with room for many threads. */
    LARGE {
        @Override
        void use() {
            FutexHash.setSlots(1024);
        }
    };

    /** Gives it to this process, for good. */
    abstract void use();
}
