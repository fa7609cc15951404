// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

/** The two threads of a ping-pong. */
enum Side {
    /** The one that is measured; it has the first turn. */
    WORKER(0),
    /** The other one. */
    PARTNER(1);

    /** What stands for it in a word, and its number as a {@link io.threadtoll.bench.Placement} counts. */
    final int number;

    Side(int number) {
        this.number = number;
    }

    Side other() {
        return this == WORKER ? PARTNER : WORKER;
    }
}
